#!/usr/bin/env bash
# axios 1.21.1 on Node: `timeout: 500` lets an answer take more than two seconds, as long as a byte comes now and then.
#
# One would guess: `timeout` is what its documentation calls it, the milliseconds before the request times out.
# What happens: on Node it bounds the silence between two bytes. A server or proxy that sends a byte each 100 ms holds the caller
# for as long as it likes, and a person waits at the login page. `signal: AbortSignal.timeout(500)` bounds the whole.
#
# Output seen:
#   timeout 500: 200, after more than 2 seconds
#   signal: ERR_CANCELED, in less than 1 second
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
  response.writeHead(200, { 'content-type': 'application/json' })
  let spaces = 0
  const dribble = setInterval(() => {
    if (spaces++ < 20) return response.write(' ')
    clearInterval(dribble)
    response.end('{"valid":true}')
  }, 100)
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const settings = { 'timeout 500': () => ({ timeout: 500 }), signal: () => ({ signal: AbortSignal.timeout(500) }) }
for (const [name, setting] of Object.entries(settings)) {
  const started = performance.now()
  const outcome = await axios.post(`http://127.0.0.1:${server.address().port}/`, {}, setting()).then(({ status }) => status, ({ code }) => code)
  const seconds = (performance.now() - started) / 1000
  console.log(`${name}: ${outcome}, ${seconds > 2 ? 'after more than 2 seconds' : seconds < 1 ? 'in less than 1 second' : `after ${seconds} seconds`}`)
}
server.closeAllConnections()
server.close()
JS
seen=$(node run.mjs)
printf '%s\n' "$seen"
expected='timeout 500: 200, after more than 2 seconds
signal: ERR_CANCELED, in less than 1 second'
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
