// Lets so many do something at once, and so many more wait for it.

/** Turns to do something. */
export interface Turns {
  /** Resolves with true once it is one's turn, and with false when those who came later took one's place among the waiting. */
  take(): Promise<boolean>
  /** Ends a turn that was taken. */
  giveBack(): void
}

/** `mostAtOnce` have a turn at once, in the order in which they came. Of more than `mostWaiting` the one that has waited longest makes room. */
export function createTurns(mostAtOnce: number, mostWaiting: number): Turns {
  let taken = 0
  // In the order of their arrival, which a set keeps.
  const waiting = new Set<(isTurn: boolean) => void>()
  const settleFirst = (isTurn: boolean) => {
    for (const first of waiting) {
      waiting.delete(first)
      return first(isTurn)
    }
  }
  return {
    async take() {
      if (taken < mostAtOnce) {
        taken += 1
        return true
      }
      return new Promise((resolve) => {
        waiting.add(resolve)
        if (waiting.size > mostWaiting) settleFirst(false)
      })
    },
    giveBack() {
      // Whoever is next takes it over as it is.
      if (waiting.size > 0) settleFirst(true)
      else taken -= 1
    },
  }
}
