import { defineConfig } from 'vitest/config'

// One sandbox for all test files; the environment tells `createTwoFactorClient()` where it is.
export default defineConfig({ test: { globalSetup: 'bandwidth-2fa/vitest' } })
