// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'Bandwidth: npm bandwidth-sdk',
  version: env['BANDWIDTH_NODE'] ?? '',
  needs: [],
  build:
    'npm init -y && npm install --no-audit --no-fund --ignore-scripts bandwidth-sdk@$BANDWIDTH_NODE && cp $ROW/client.cjs .',
  run: 'node client.cjs',
}
