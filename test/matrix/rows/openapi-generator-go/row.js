// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'openapi-generator, go',
  version: env['OPENAPI_GENERATOR'] ?? '',
  needs: ['java', 'mvn', 'go'],
  build: `
    $ROW/../../openapi-generator.sh go --additional-properties=packageName=codes,withGoMod=false
    go mod init matrix
    mv generated codes
    rm -rf codes/test
    cp $ROW/client.go .
    go mod tidy
    go vet ./...
    go build -o client .`,
  run: './client',
}
