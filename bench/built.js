// @ts-check
// The built package: what the figures are about, with the types of the sources that it was built from.

const dist = new URL('../dist/', import.meta.url)

/**
 * @param {string} name A file of dist/
 * @returns {string} Its URL
 */
export const built = (name) => new URL(name, dist).href

/** @returns {Promise<typeof import('../src/index.js')>} */
export const loadClient = () => import(built('index.js'))

/** @returns {Promise<typeof import('../src/sandbox/index.js')>} */
export const loadSandbox = () => import(built('sandbox/index.js'))

/** @returns {Promise<typeof import('../src/server/index.js')>} */
export const loadServer = () => import(built('server/index.js'))

/** @returns {Promise<typeof import('../src/stores/memory.js')>} */
export const loadMemoryStore = () => import(built('stores/memory.js'))

/** @returns {Promise<typeof import('../src/delivery/inbox.js')>} */
export const loadInbox = () => import(built('delivery/inbox.js'))
