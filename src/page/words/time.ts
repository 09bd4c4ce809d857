// Times and lengths of time as people read them. Without Intl, whose first formatter takes longer than all else that the script does as it starts.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Such as `14:03:07`, in the reader's own time zone. */
export function timeOfDay(at: string | number): string {
  const moment = new Date(at)
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':')
}

/** Such as `3 Feb 2026`. */
export function dayOf(at: string | number): string {
  const moment = new Date(at)
  return `${moment.getDate()} ${months[moment.getMonth()]} ${moment.getFullYear()}`
}

/** The time of day, with the date before it where that is not the day of `now`, such as `3 Feb 2026, 14:03:07`. */
export function momentOf(at: string | number, now: number): string {
  return isSameDay(at, now) ? timeOfDay(at) : `${dayOf(at)}, ${timeOfDay(at)}`
}

/** The same in brief: only the date where it is not the day of `now`. */
export function briefly(at: string | number, now: number): string {
  return isSameDay(at, now) ? timeOfDay(at) : dayOf(at)
}

/** Whether both are of one day in the reader's own time zone. */
export function isSameDay(at: string | number, now: number): boolean {
  return new Date(at).toDateString() === new Date(now).toDateString()
}

/** Minutes and seconds, such as `14:32`; hours too where there are some. Nothing below zero. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
