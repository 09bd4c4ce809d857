#!/usr/bin/env bash
# Redis 7.0.15, out of memory under `noeviction`: whether a script may write depends on which of its commands comes first.
#
# One would guess: a full server refuses a script that writes, or runs it.
# What happens: a script may delete; and once it has deleted, it may also write, for only its first write is looked at. The same two commands in the
# other order are refused. So on a full server a script that takes a used code away and then notes it works, and one that counts a wrong guess does not.
# With `#!lua` as its first line the script is judged as a whole, and both orders are refused.
# Runs on Debian 12, whose own packages it unpacks into a temporary folder.
#
# Output seen:
#   INCR, DEL: refused: OOM
#   DEL, INCR: run
#   #!lua, INCR, DEL: refused: OOM
#   #!lua, DEL, INCR: refused: OOM
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq -o APT::Sandbox::User=root 'redis-tools=5:7.0.15*' libjemalloc2 liblzf1
for package in *.deb; do dpkg -x "$package" .; done
# The server is the same program under another name.
ln -s redis-check-aof usr/bin/redis-server
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(echo usr/lib/*-linux-gnu*)
usr/bin/redis-server --port 0 --unixsocket "$folder/socket" --save '' --maxmemory-policy noeviction >/dev/null &
trap 'kill %1; wait; rm -rf "$folder"' EXIT
redis() { usr/bin/redis-cli -s "$folder/socket" "$@" 2>&1; }
for _ in {1..100}; do [[ $(redis PING) == PONG ]] && break; sleep 0.1; done

incr="redis.call('INCR', KEYS[2])"
del="redis.call('DEL', KEYS[1])"
verdict() {
  redis CONFIG SET maxmemory 0 >/dev/null
  redis SET code 123456 >/dev/null
  redis CONFIG SET maxmemory 1 >/dev/null
  local answer
  answer=$(redis EVAL "$2" 2 code failures)
  if [[ $answer == *OOM* ]]; then echo "$1: refused: OOM"; else echo "$1: run"; fi
}
seen=$(
  verdict 'INCR, DEL' "$incr $del"
  verdict 'DEL, INCR' "$del $incr"
  verdict '#!lua, INCR, DEL' $'#!lua\n'"$incr $del"
  verdict '#!lua, DEL, INCR' $'#!lua\n'"$del $incr"
)
printf '%s\n' "$seen"
expected='INCR, DEL: refused: OOM
DEL, INCR: run
#!lua, INCR, DEL: refused: OOM
#!lua, DEL, INCR: refused: OOM'
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
