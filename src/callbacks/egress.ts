// Which addresses a callback may go to.

/** Says why `url` may not be called, or `undefined` when it may. */
export type Egress = (url: string) => string | undefined

/** Whether a host name, as `URL` gives it, means this machine and no other. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

/** Whether this is a host as `loopbackAnd` compares it, the way URLs have it, with `:port` or without: anything else would never match. */
export function isHost(text: string): boolean {
  const [, name = '', port = '0'] = /^(.*?)(?::(\d{1,5}))?$/.exec(text.toLowerCase()) ?? []
  return URL.canParse(`http://${name}`) && new URL(`http://${name}`).host === name && Number(port) <= 65_535
}

/**
 * The hosts named (with `:port` or for every port), and this machine while `isPrivate` says that nobody else can ask for a call: a sandbox that reads made-up numbers must not call
 * the world, nor into a machine for strangers. Throws a TypeError for what is no host.
 */
export function loopbackAnd(hosts: readonly string[], isPrivate = () => true): Egress {
  if (!hosts.every((host) => typeof host === 'string' && isHost(host)))
    throw new TypeError('a host that callbacks may go to is such as app.test or app.test:8443: no http:// and no path')
  const named = hosts.map((host) => host.toLowerCase())
  return (text) => {
    if (!URL.canParse(text) || !/^https?:/i.test(text)) return 'it is not an http or https URL'
    const url = new URL(text)
    if (url.username || url.password) return 'it carries credentials'
    // The parsed host, never the raw text: `http://2130706433` is 127.0.0.1.
    const { hostname, protocol, port } = url
    // A URL leaves its scheme's own port out.
    const withPort = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
    if (named.includes(hostname) || named.includes(withPort)) return undefined
    if (!isLoopback(hostname)) return `${url.host} is neither this machine nor a host that was allowed`
    return isPrivate()
      ? undefined
      : `${url.host} is this machine, which a sandbox that others can reach calls only where it is allowed by name`
  }
}
