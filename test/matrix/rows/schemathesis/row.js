// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'Schemathesis, all checks, stateful',
  version: env['SCHEMATHESIS'] ?? '',
  needs: ['python3'],
  build: 'python3 -m venv venv && venv/bin/pip install --quiet schemathesis==$SCHEMATHESIS',
  run: 'PYTHONPATH=$ROW venv/bin/schemathesis --config-file $ROW/schemathesis.toml run $DOCUMENT --url $BW_MFA_URL --checks all --max-examples 50 --seed 1',
  judge: true,
}
