#!/usr/bin/env bash
# undici 7.16.0, the fetch of Node: a POST that is answered 421 is made a second time, unless its body is a stream.
#
# One would guess: one call of fetch is one request, and the answer 421 comes back as it is.
# What happens: a body of text goes out twice on its own, as the Fetch standard says of 421 (Misdirected Request);
# the caller sees one answer of 421. A server that acts before it answers 421, such as one that sends a text message, acts twice.
# The same body as a stream with its own content-length goes out once. Node 20.20, 22.23, 24.21 and 26.10 do the same with their built-in fetch.
#
# Output seen:
#   text: answered 421, requests 2
#   stream: answered 421, requests 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts undici@7.16.0
cat >run.mjs <<'JS'
import { createServer } from 'node:http'
import { fetch } from 'undici'

let requests = 0
const server = createServer((request, response) => {
  requests++
  request.resume().on('end', () => response.writeHead(421).end())
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${server.address().port}/`
const text = '{"to":"+19195550112"}'
const stream = new ReadableStream({ start: (controller) => (controller.enqueue(new TextEncoder().encode(text)), controller.close()) })
const bodies = {
  text: { body: text },
  stream: { body: stream, duplex: 'half', headers: { 'content-length': String(text.length) } },
}
for (const [name, init] of Object.entries(bodies)) {
  requests = 0
  const { status } = await fetch(url, { method: 'POST', ...init })
  console.log(`${name}: answered ${status}, requests ${requests}`)
}
server.closeAllConnections()
server.close()
JS
seen=$(node run.mjs)
printf '%s\n' "$seen"
[[ $seen == $'text: answered 421, requests 2\nstream: answered 421, requests 1' ]] || { echo 'it does something else now' >&2; exit 1; }
