// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'kin-openapi, the document and of each exchange both sides',
  version: env['KIN_OPENAPI'] ?? '',
  needs: ['go'],
  build: `
    go mod init matrix
    go get github.com/getkin/kin-openapi@v$KIN_OPENAPI
    cp $ROW/judge.go .
    go mod tidy`,
  run: 'go run .',
  judge: true,
}
