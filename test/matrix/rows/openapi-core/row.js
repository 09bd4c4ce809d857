// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'openapi-core, of each exchange both sides',
  version: env['OPENAPI_CORE'] ?? '',
  needs: ['python3'],
  build: 'python3 -m venv venv && venv/bin/pip install --quiet openapi-core==$OPENAPI_CORE',
  run: 'venv/bin/python $ROW/judge.py',
  judge: true,
}
