#!/usr/bin/env bash
# @stoplight/prism-cli 5.14.2: its validating proxy answers 200 with the document's example when the server behind it answers 501.
#
# One would guess: a proxy that checks an API hands the server's answer on, or complains about it; 501 is documented, so it is handed on.
# What happens: 501 makes it mock the operation, with `--errors` too. A test that sends a wrong code through the proxy is told {"valid":true}
# by nobody, and the failing server behind it is never seen. A 503 is handed on as it is.
#
# Output seen:
#   server 503: 503 {"error":"not now"}
#   server 501: 200 {"valid":true}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @stoplight/prism-cli@5.14.2
cat >openapi.yaml <<'YAML'
openapi: 3.0.3
info: { title: Codes, version: '1' }
paths:
  /verify:
    post:
      responses:
        '200': { description: The code was judged, content: { application/json: { example: { valid: true } } } }
        '501': { description: Not here, content: { application/json: {} } }
        '503': { description: Not now, content: { application/json: {} } }
YAML
cat >run.mjs <<'JS'
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'

let status
const server = createServer((request, response) => {
  request.resume()
  response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"not now"}')
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const proxy = spawn(process.execPath, [
  'node_modules/@stoplight/prism-cli/dist/index.js',
  ...['proxy', 'openapi.yaml', `http://127.0.0.1:${server.address().port}`, '--errors', '--host', '127.0.0.1', '--port', '0'],
])
let log = ''
const url = await new Promise((resolve) =>
  proxy.stdout.on('data', (text) => {
    log += text
    const listening = /listening on (http:\S+:\d+)/.exec(log)
    if (listening) resolve(listening[1])
  }),
)
for (status of [503, 501]) {
  const answer = await fetch(`${url}/verify`, { method: 'POST' })
  console.log(`server ${status}: ${answer.status} ${await answer.text()}`)
}
proxy.kill()
server.closeAllConnections()
server.close()
JS
seen=$(node run.mjs)
printf '%s\n' "$seen"
expected='server 503: 503 {"error":"not now"}
server 501: 200 {"valid":true}'
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
