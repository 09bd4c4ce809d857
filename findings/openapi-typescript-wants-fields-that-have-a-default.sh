#!/usr/bin/env bash
# openapi-typescript 7.13.0: an optional field of a request body becomes a required one in the types as soon as it has a `default`.
#
# One would guess: what is not in `required` may be left out of a request; a default says what the server then takes.
# What happens: with its default settings a property that has a `default` is generated without `?`, in requests as in answers,
# and TypeScript refuses the call that the document allows. `--default-non-nullable=false` gives the `?` back.
#
# Output seen:
#   default settings: to: string; scope: string;
#   --default-non-nullable=false: to: string; scope?: string;
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 typescript@5.9.3
cat >openapi.yaml <<'YAML'
openapi: 3.0.3
info: { title: Codes, version: '1' }
paths:
  /code:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/CodeRequest' } } } }
      responses: { '200': { description: The code is on its way } }
components:
  schemas:
    CodeRequest:
      type: object
      required: [to]
      properties:
        to: { type: string }
        scope: { type: string, default: 2FA }
YAML
fields() {
  npx openapi-typescript openapi.yaml "$@" --output types.ts >/dev/null 2>&1
  sed -n '/CodeRequest: {/,/}/p' types.ts | grep -oE '(to|scope)\??: string;' | paste -sd ' '
}
seen="default settings: $(fields)
--default-non-nullable=false: $(fields --default-non-nullable=false)"
printf '%s\n' "$seen"
expected='default settings: to: string; scope: string;
--default-non-nullable=false: to: string; scope?: string;'
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
