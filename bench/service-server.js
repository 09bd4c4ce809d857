// @ts-check
// The service in memory, as a process that does nothing else: one account, its credentials checked, codes into an inbox. Its one argument is the port.
import { createHash } from 'node:crypto'
import { loadInbox, loadMemoryStore, loadServer } from './built.js'
import { accountId, body, credentials } from './request.js'

const [{ createServer, defaultPolicy, knownAccounts, listen }, { memoryStore }, { inbox }] = await Promise.all([
  loadServer(),
  loadMemoryStore(),
  loadInbox(),
])
const { username, password } = credentials
const server = createServer({
  accounts: knownAccounts([
    {
      id: accountId,
      credentials: [{ username, passwordSha256: createHash('sha256').update(password).digest('hex') }],
      applications: [{ id: body.applicationId, name: 'Bench', numbers: [body.from] }],
    },
  ]),
  store: memoryStore(),
  delivery: inbox(),
  // All requests are for one number, which the limits would refuse.
  policy: { ...defaultPolicy, sendsPerNumber: [], sendsPerPrefix: [] },
})
await listen(server, { port: Number(process.argv[2]) })
