// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'orval, fetch',
  version: env['ORVAL'] ?? '',
  needs: [],
  build: `
    npm init -y
    npm install --no-audit --no-fund --ignore-scripts orval@$ORVAL typescript@$TYPESCRIPT @types/node@20
    cp $ROW/orval.config.mjs $ROW/client.ts .
    npx orval
    npx tsc --strict --module commonjs --target es2023 --lib es2023,dom,dom.iterable --outDir out client.ts`,
  run: 'node out/client.js',
}
