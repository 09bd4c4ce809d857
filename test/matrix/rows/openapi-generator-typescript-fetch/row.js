// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'openapi-generator, typescript-fetch',
  version: env['OPENAPI_GENERATOR'] ?? '',
  needs: ['java', 'jq', 'mvn'],
  note: '`message` beside `Message` becomes one property twice, which does not compile: jq leaves the second out, the service answers with the first',
  build: `
    jq '.components.schemas.Forbidden = .components.schemas.AccessError' $DOCUMENT > openapi.json
    export DOCUMENT=$PWD/openapi.json
    $ROW/../../openapi-generator.sh typescript-fetch
    npm init -y
    npm install --no-audit --no-fund --ignore-scripts typescript@$TYPESCRIPT @types/node@20
    cp $ROW/client.ts .
    npx tsc --strict --module commonjs --target es2023 --lib es2023,dom,dom.iterable --outDir out client.ts`,
  run: 'node out/client.js',
}
