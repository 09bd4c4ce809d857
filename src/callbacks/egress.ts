// Which addresses a callback may go to.

/** Says why `url` may not be called, or `undefined` when it may. */
export type Egress = (url: string) => string | undefined

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** This machine, and the hosts named (with `:port` or for every port): a sandbox that reads made-up numbers must not call the world. */
export function loopbackAnd(hosts: readonly string[]): Egress {
  return (text) => {
    if (!URL.canParse(text) || !/^https?:/i.test(text)) return 'it is not an http or https URL'
    const url = new URL(text)
    if (url.username || url.password) return 'it carries credentials'
    // The parsed host, never the raw text: `http://2130706433` is 127.0.0.1.
    const allowed = loopbackNames.includes(url.hostname) || hosts.includes(url.hostname) || hosts.includes(url.host)
    return allowed ? undefined : `${url.host} is neither this machine nor a host that was allowed`
  }
}
