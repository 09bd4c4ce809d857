// Moments as the sandbox's document writes them.

let lastSecond = 0
let lastText = '1970-01-01T00:00:00.'

/** Epoch milliseconds as RFC 3339, in UTC, to the millisecond. */
export function timeText(at: number): string {
  const second = Math.floor(at / 1000)
  // What happens in one second shares most of its text, and a Date is slow to write.
  if (second !== lastSecond) {
    lastText = new Date(second * 1000).toISOString().slice(0, -4)
    lastSecond = second
  }
  return `${lastText}${String(Math.floor(at) - second * 1000).padStart(3, '0')}Z`
}
