// The stories, with the strict check between client and service: in process, over a port, and through Prism.
import { strictFetch } from '../../src/contract/index.js'
import { prismProxy } from '../support/prism.js'
import { stories } from './stories.js'

stories('client → service in process', async ({ fetch }) => ({
  options: { fetch: strictFetch(fetch) },
  close: async () => undefined,
}))

stories('client → service on a port', async (sandbox) => {
  const listening = await sandbox.listen({ port: 0 })
  const baseUrl = `${listening.url}/api/v1`
  return { options: { baseUrl, fetch: strictFetch(fetch, { baseUrl }) }, close: listening.close }
})

stories('client → Prism, checking both sides → service', async (sandbox) => {
  const listening = await sandbox.listen({ port: 0 })
  const prism = await prismProxy(`${listening.url}/api/v1`)
  return {
    options: { baseUrl: prism.url },
    async close() {
      await prism.stop()
      await listening.close()
    },
  }
})
