#!/usr/bin/env bash
# openapi-fetch 0.17.0: a failure with an empty body, such as a 503 of a proxy, gives `error: undefined`, just as a success does.
#
# One would guess: `const { data, error } = await client.POST(...)` holds an error whenever the answer is no 2xx, so `if (error)` is the check.
# What happens: `error` is the body of the failure. With `content-length: 0` it is undefined, without a length and empty it is '':
# both are falsy, the check passes, and an app goes on as if the code had been sent. Only `response.ok` tells.
#
# Output seen:
#   200, no body: error undefined, ok true
#   503, content-length 0: error undefined, ok false
#   503, no length: error "", ok false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts openapi-fetch@0.17.0
cat >run.mjs <<'JS'
import createClient from 'openapi-fetch'

const answers = {
  '200, no body': new Response(null, { status: 200, headers: { 'content-length': '0' } }),
  '503, content-length 0': new Response(null, { status: 503, headers: { 'content-length': '0' } }),
  '503, no length': new Response('', { status: 503 }),
}
for (const [name, answer] of Object.entries(answers)) {
  const client = createClient({ baseUrl: 'http://127.0.0.1', fetch: async () => answer })
  const { error, response } = await client.POST('/code', { body: {} })
  console.log(`${name}: error ${JSON.stringify(error)}, ok ${response.ok}`)
}
JS
seen=$(node run.mjs)
printf '%s\n' "$seen"
expected='200, no body: error undefined, ok true
503, content-length 0: error undefined, ok false
503, no length: error "", ok false'
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
