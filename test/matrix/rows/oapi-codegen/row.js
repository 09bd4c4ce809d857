// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'oapi-codegen, Go',
  version: env['OAPI_CODEGEN'] ?? '',
  needs: ['go'],
  note: 'names what an operation answers as the document names a schema, VerifyCodeResponse: -response-type-suffix tells them apart',
  build: `
    go mod init matrix
    go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v$OAPI_CODEGEN -generate types,client -response-type-suffix Answer -package main -o generated.go $DOCUMENT
    cp $ROW/client.go .
    go mod tidy
    go vet .
    go build -o client .`,
  run: './client',
}
