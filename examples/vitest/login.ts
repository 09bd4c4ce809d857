// A login in two steps: a password, then the code that was texted to the person's phone.
import { randomUUID } from 'node:crypto'
import type { TwoFactorClient } from 'bandwidth-2fa'

/** `phoneOf` is the first factor: the phone of the person whose password this is, or `undefined`. */
export function createLogin(mfa: TwoFactorClient, phoneOf: (name: string, password: string) => string | undefined) {
  const waiting = new Map<string, { name: string; phone: string }>()

  return {
    /** Texts a code. Returns the ticket to finish with, or `undefined` for a wrong name or password. */
    async start(name: string, password: string): Promise<string | undefined> {
      const phone = phoneOf(name, password)
      if (phone === undefined) return undefined
      await mfa.sendCode({ to: phone, scope: 'sign-in' })
      const ticket = randomUUID()
      waiting.set(ticket, { name, phone })
      return ticket
    },

    /** Returns the name of who is now signed in, or `undefined` for a wrong, expired or used code. Rejects with status 429 after too many of them. */
    async finish(ticket: string, code: string): Promise<string | undefined> {
      const person = waiting.get(ticket)
      if (!person) return undefined
      // The scope again: a code that was sent for something else does not sign anybody in.
      const isRight = await mfa.verifyCode({ to: person.phone, code, scope: 'sign-in' })
      if (!isRight) return undefined
      waiting.delete(ticket)
      return person.name
    },
  }
}
