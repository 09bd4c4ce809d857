// A small login app: a page that asks for a password, and one that asks for the code that was texted.
import { randomUUID } from 'node:crypto'
import { TwoFactorApiError, TwoFactorInputError, type TwoFactorClient } from 'bandwidth-2fa'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'

/** Somebody who can sign in. */
export interface Person {
  readonly name: string
  readonly password: string
  readonly phone: string
}

/** The app, as something with a `fetch`. A real one would keep digests of passwords, and sessions. */
export function createApp(mfa: TwoFactorClient, people: readonly Person[]): Hono {
  const waiting = new Map<string, Person>()
  const app = new Hono()

  app.get('/', (context) => context.html(passwordPage()))

  app.post('/password', async (context) => {
    const { name, password } = await context.req.parseBody()
    const person = people.find((one) => one.name === name && one.password === password)
    if (!person) return context.html(passwordPage('Wrong name or password.'), 401)
    await mfa.sendCode({ to: person.phone, scope: 'sign-in' })
    const ticket = randomUUID()
    waiting.set(ticket, person)
    setCookie(context, 'ticket', ticket, { httpOnly: true, sameSite: 'Lax' })
    return context.html(codePage())
  })

  app.post('/code', async (context) => {
    const ticket = getCookie(context, 'ticket') ?? ''
    const person = waiting.get(ticket)
    if (!person) return context.redirect('/')
    const { code } = await context.req.parseBody()
    const problem = await problemWith(person.phone, String(code))
    if (problem !== undefined) return context.html(codePage(problem), 401)
    waiting.delete(ticket)
    return context.html(page('Welcome', html`<p>You are signed in, ${person.name}.</p>`))
  })

  /** What to tell the person; `undefined` when the code is right. */
  async function problemWith(phone: string, code: string): Promise<string | undefined> {
    try {
      return (await mfa.verifyCode({ to: phone, code, scope: 'sign-in' }))
        ? undefined
        : 'This code is wrong or too old.'
    } catch (error) {
      if (error instanceof TwoFactorInputError) return 'A code has six digits.'
      if (error instanceof TwoFactorApiError && error.status === 429)
        return 'Too many wrong codes. Wait a little, then try again.'
      throw error
    }
  }

  return app
}

function passwordPage(problem = '') {
  return page(
    'Sign in',
    html`<form method="post" action="/password">
      <label>Name <input name="name" autocomplete="username" required /></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
      <button>Continue</button>
      <p role="alert">${problem}</p>
    </form>`,
  )
}

function codePage(problem = '') {
  return page(
    'Enter your code',
    html`<form method="post" action="/code">
      <label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required /></label>
      <button>Sign in</button>
      <p role="alert">${problem}</p>
    </form>`,
  )
}

function page(title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <title>${title}</title>
      <h1>${title}</h1>
      ${content}
    </html>`
}
