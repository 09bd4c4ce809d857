// Which addresses a callback may go to.

/** Says why `url` may not be called, or `undefined` when it may. */
export type Egress = (url: string) => string | undefined

/** Whether a host name, as `URL` gives it, means this machine and no other. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

/** This machine, and the hosts named (with `:port` or for every port): a sandbox that reads made-up numbers must not call the world. */
export function loopbackAnd(hosts: readonly string[]): Egress {
  const named = hosts.map((host) => host.toLowerCase())
  return (text) => {
    if (!URL.canParse(text) || !/^https?:/i.test(text)) return 'it is not an http or https URL'
    const url = new URL(text)
    if (url.username || url.password) return 'it carries credentials'
    // The parsed host, never the raw text: `http://2130706433` is 127.0.0.1.
    const { hostname, protocol, port } = url
    // A URL leaves its scheme's own port out.
    const withPort = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
    const allowed = isLoopback(hostname) || named.includes(hostname) || named.includes(withPort)
    return allowed ? undefined : `${url.host} is neither this machine nor a host that was allowed`
  }
}
