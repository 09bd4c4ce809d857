#!/usr/bin/env bash
# openapi-generator 7.25.0: a document whose Link carries a `requestBody` is refused whole, whatever language was asked for.
#
# One would guess: OpenAPI 3.0 types the field as "Any | {expression}", so an object with the values of the next request is right, and a generator
# that makes nothing out of links lets it be.
# What happens: its parser wants a string there, calls the document invalid and generates nothing. @apidevtools/swagger-parser 12.1.0, which checks
# documents against the JSON Schema of OpenAPI 3.0, takes it.
#
# Output seen:
#   openapi-generator: exit 1, attribute paths.'/code'(post).responses.200.links.verify.requestBody is not of type `string`
#   swagger-parser: valid
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn --quiet --batch-mode dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.25.0 -DoutputDirectory=. >/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @apidevtools/swagger-parser@12.1.0
cat >openapi.yaml <<'YAML'
openapi: 3.0.3
info: { title: Codes, version: '1' }
paths:
  /code:
    post:
      responses:
        '200':
          description: The code is on its way
          links:
            verify: { operationId: verify, requestBody: { to: '$request.body#/to' } }
  /verify:
    post:
      operationId: verify
      responses: { '200': { description: The code was judged } }
YAML
status=0
words=$(java -jar openapi-generator-cli-7.25.0.jar generate --generator-name go --input-spec openapi.yaml --output client 2>&1) || status=$?
reason=$(grep -oE "attribute paths.*requestBody is not of type .string." <<<"$words" | head -1)
verdict=$(node --input-type=module -e "import parser from '@apidevtools/swagger-parser'; await parser.validate('openapi.yaml'); console.log('valid')")
seen="openapi-generator: exit $status, $reason
swagger-parser: $verdict"
printf '%s\n' "$seen"
expected="openapi-generator: exit 1, attribute paths.'/code'(post).responses.200.links.verify.requestBody is not of type \`string\`
swagger-parser: valid"
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
