// The stories, with the strict check between client and service: in process, over a port, and through Prism.
import { type ContractBreachError, strictFetch } from '../../src/contract/index.js'
import { prismProxy } from '../support/prism.js'
import { stories } from './stories.js'

stories('client → service in process', async ({ fetch }) => {
  const { judged, settle } = judge(fetch)
  return { options: { fetch: judged }, close: async () => settle() }
})

stories('client → service on a port', async (sandbox) => {
  const listening = await sandbox.listen({ port: 0 })
  const baseUrl = `${listening.url}/api/v1`
  const { judged, settle } = judge(fetch, baseUrl)
  return {
    options: { baseUrl, fetch: judged },
    async close() {
      await listening.close()
      settle()
    },
  }
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

/** The strict check, whose findings `settle` throws: a client tells of an error of its fetch no more than the name and the code. */
function judge(fetch: typeof globalThis.fetch, baseUrl?: string) {
  const breaches: ContractBreachError[] = []
  return {
    judged: strictFetch(fetch, { ...(baseUrl && { baseUrl }), onBreach: (error) => void breaches.push(error) }),
    settle() {
      if (breaches.length > 0) throw new AggregateError(breaches, breaches.map(({ message }) => message).join('\n'))
    },
  }
}
