// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'Bandwidth: npm @bandwidth/mfa',
  version: env['BANDWIDTH_MFA'] ?? '',
  needs: [],
  build:
    'npm init -y && npm install --no-audit --no-fund --ignore-scripts @bandwidth/mfa@$BANDWIDTH_MFA && cp $ROW/client.cjs .',
  run: 'node client.cjs',
  cannot: {
    'no credentials': 'always sends some',
    repeat: 'takes no header, so no Idempotency-Key',
  },
}
