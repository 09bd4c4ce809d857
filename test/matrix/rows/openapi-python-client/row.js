// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'openapi-python-client',
  version: env['OPENAPI_PYTHON_CLIENT'] ?? '',
  needs: ['python3'],
  build: `
    python3 -m venv venv
    venv/bin/pip install --quiet openapi-python-client==$OPENAPI_PYTHON_CLIENT httpx
    PATH=$PWD/venv/bin:$PATH openapi-python-client generate --fail-on-warning --path $DOCUMENT --output-path generated --meta none
    cp $ROW/client.py .`,
  run: 'venv/bin/python client.py',
}
