// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'openapi-generator, typescript-fetch',
  version: env['OPENAPI_GENERATOR'] ?? '',
  needs: ['java', 'mvn'],
  build: `
    $ROW/../../openapi-generator.sh typescript-fetch
    npm init -y
    npm install --no-audit --no-fund --ignore-scripts typescript@$TYPESCRIPT @types/node@20
    cp $ROW/client.ts .
    npx tsc --strict --module commonjs --target es2023 --lib es2023,dom,dom.iterable --outDir out client.ts`,
  run: 'node out/client.js',
}
