#!/usr/bin/env bash
# @aws-sdk/client-sns 3.1169.0: one Publish to a phone number, whose answer is lost, is made three times with the default settings.
#
# One would guess: a call that sends a text message to a person is made once, and the caller decides about a second.
# What happens: a connection that ends before the answer counts as a passing fault, so the SDK makes the POST again, up to three attempts.
# For a phone number Publish takes no token that says "the same text again" (MessageDeduplicationId is for FIFO topics).
# `maxAttempts: 1` makes it one.
#
# Output seen:
#   default: ECONNRESET, requests 3
#   maxAttempts 1: ECONNRESET, requests 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @aws-sdk/client-sns@3.1169.0
cat >run.mjs <<'JS'
import { createServer } from 'node:http'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'

let requests = 0
const server = createServer((request) => request.resume().on('end', () => (requests++, request.socket.destroy())))
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const common = {
  region: 'us-east-1',
  endpoint: `http://127.0.0.1:${server.address().port}`,
  credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
}
for (const [name, options] of Object.entries({ default: {}, 'maxAttempts 1': { maxAttempts: 1 } })) {
  requests = 0
  const text = new PublishCommand({ PhoneNumber: '+19195550112', Message: 'Your code is 123456' })
  const error = await new SNSClient({ ...common, ...options }).send(text).catch((reason) => reason)
  console.log(`${name}: ${error.code}, requests ${requests}`)
}
server.close()
JS
seen=$(node --no-warnings run.mjs)
printf '%s\n' "$seen"
[[ $seen == $'default: ECONNRESET, requests 3\nmaxAttempts 1: ECONNRESET, requests 1' ]] || { echo 'it does something else now' >&2; exit 1; }
