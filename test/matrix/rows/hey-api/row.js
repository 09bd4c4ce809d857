// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: '@hey-api/openapi-ts',
  version: env['HEY_API'] ?? '',
  needs: [],
  build: `
    npm init -y
    npm install --no-audit --no-fund --ignore-scripts @hey-api/openapi-ts@$HEY_API typescript@$TYPESCRIPT @types/node@20
    npx openapi-ts --input $DOCUMENT --output generated --client @hey-api/client-fetch
    cp $ROW/client.ts .
    npx tsc --strict --module commonjs --target es2023 --lib es2023,dom,dom.iterable --outDir out client.ts`,
  run: 'node out/client.js',
}
