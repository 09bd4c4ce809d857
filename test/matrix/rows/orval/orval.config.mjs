import { env } from 'node:process'

export default {
  codes: {
    input: env['DOCUMENT'],
    // Compiled in: only orval 8, for Node 22 and later, can read it at run time.
    output: { target: 'generated/codes.ts', client: 'fetch', baseUrl: env['BW_MFA_URL'] },
  },
}
