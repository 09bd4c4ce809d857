#!/usr/bin/env bash
# axios 1.21.1: a 200 whose JSON is broken is no error, not even with `responseType: 'json'`: `data` is then the text as it came.
#
# One would guess: asked for JSON, axios gives the parsed value or throws.
# What happens: what does not parse is handed on as a string with status 200. `data.messageId` is then undefined, and code that only looks
# for a throw takes the answer of a login page, or half an answer, for a success. `transitional: { silentJSONParsing: false }` makes it throw.
#
# Output seen:
#   responseType json: 200, string, valid undefined
#   silentJSONParsing false: ERR_BAD_RESPONSE
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts axios@1.21.1
cat >run.mjs <<'JS'
import { createServer } from 'node:http'
import axios from 'axios'

const server = createServer((request, response) => {
  request.resume()
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"valid": fal')
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const settings = { 'responseType json': {}, 'silentJSONParsing false': { transitional: { silentJSONParsing: false } } }
for (const [name, setting] of Object.entries(settings)) {
  const sent = axios.post(`http://127.0.0.1:${server.address().port}/`, {}, { responseType: 'json', ...setting })
  const seen = await sent.then(({ status, data }) => `${status}, ${typeof data}, valid ${data.valid}`, (error) => error.code)
  console.log(`${name}: ${seen}`)
}
server.closeAllConnections()
server.close()
JS
seen=$(node run.mjs)
printf '%s\n' "$seen"
expected='responseType json: 200, string, valid undefined
silentJSONParsing false: ERR_BAD_RESPONSE'
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
