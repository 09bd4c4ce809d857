// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'openapi-generator, python',
  version: env['OPENAPI_GENERATOR'] ?? '',
  needs: ['java', 'mvn', 'python3'],
  build: `
    $ROW/../../openapi-generator.sh python
    python3 -m venv venv
    venv/bin/pip install --quiet ./generated`,
  run: 'venv/bin/python $ROW/client.py',
}
