#!/usr/bin/env bash
# ioredis 6.0.0 and Redis 7.0.15: a command that was rejected with "Command timed out" is carried out later.
#
# One would guess: with `commandTimeout`, a rejected command is over. It was never sent, since the server was down, and the caller was told so.
# What happens: the time limit ends the wait of the caller alone. The command stays in the queue that fills while there is no connection, and is sent
# when the server comes: a counter that a caller raised again after the rejection is raised twice. `enableOfflineQueue: false` refuses it at once and for good.
# Runs on Debian 12, whose own packages it unpacks into a temporary folder.
#
# Output seen:
#   default: Command timed out; the counter when the server has come: 1
#   enableOfflineQueue false: Stream isn't writeable and enableOfflineQueue options is false; the counter when the server has come: null
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq -o APT::Sandbox::User=root 'redis-tools=5:7.0.15*' libjemalloc2 liblzf1
for package in *.deb; do dpkg -x "$package" .; done
# The server is the same program under another name.
ln -s redis-check-aof usr/bin/redis-server
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ioredis@6.0.0
cat >run.mjs <<'JS'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import Redis from 'ioredis'

const placeholder = createServer().listen(0, '127.0.0.1')
await once(placeholder, 'listening')
const { port } = placeholder.address()
placeholder.close()

for (const [name, options] of Object.entries({ default: {}, 'enableOfflineQueue false': { enableOfflineQueue: false } })) {
  const redis = new Redis({ host: '127.0.0.1', port, commandTimeout: 300, maxRetriesPerRequest: null, ...options })
  redis.on('error', () => {})
  const refusal = await redis.incr('texts').catch((error) => error.message)
  const server = spawn('usr/bin/redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''])
  await new Promise((resolve) => redis.once('ready', resolve))
  console.log(`${name}: ${refusal}; the counter when the server has come: ${await redis.get('texts')}`)
  redis.disconnect()
  server.kill()
  await once(server, 'exit')
}
JS
seen=$(LD_LIBRARY_PATH=$(echo usr/lib/*-linux-gnu*) node run.mjs)
printf '%s\n' "$seen"
expected="default: Command timed out; the counter when the server has come: 1
enableOfflineQueue false: Stream isn't writeable and enableOfflineQueue options is false; the counter when the server has come: null"
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
