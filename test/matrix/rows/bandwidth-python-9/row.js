// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'Bandwidth: PyPI bandwidth-sdk',
  version: env['BANDWIDTH_PYTHON_9'] ?? '',
  needs: ['python3'],
  build: 'python3 -m venv venv && venv/bin/pip install --quiet bandwidth-sdk==$BANDWIDTH_PYTHON_9',
  run: 'venv/bin/python $ROW/client.py',
  cannot: {
    'no credentials': 'always sends some',
    repeat: 'takes no header, so no Idempotency-Key',
  },
}
