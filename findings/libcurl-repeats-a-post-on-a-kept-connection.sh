#!/usr/bin/env bash
# libcurl 8.23.0, as the wheel of pycurl 7.49.0 brings it: a POST on a kept connection, whose answer is lost, is made twice.
#
# One would guess: libcurl never repeats a request that it was not told to repeat, least of all a POST whose whole body went out.
# What happens: when a connection that was used before ends without one byte of an answer, libcurl takes it for a stale one and makes the request
# again on a new connection; it cannot know whether the server had acted. The same handle with FRESH_CONNECT makes one request and reports the error.
#
# Output seen:
#   kept connection: error 52, requests 2
#   FRESH_CONNECT: error 52, requests 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --only-binary :all: pycurl==7.49.0
cat >run.py <<'PY'
import socket
import threading

import pycurl

BODY = b'{"to":"+19195550112"}'
bodies = []


def converse(connection):
    """The very first request is answered; every other one is read to its end and its connection closed."""
    received = b''
    with connection:
        while part := connection.recv(65536):
            received += part
            if not received.endswith(BODY):
                continue
            received = b''
            bodies.append(BODY)
            if len(bodies) > 1:
                return
            connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')


def serve():
    while True:
        threading.Thread(target=converse, args=(server.accept()[0],), daemon=True).start()


server = socket.create_server(('127.0.0.1', 0))
threading.Thread(target=serve, daemon=True).start()
for name, fresh in {'kept connection': 0, 'FRESH_CONNECT': 1}.items():
    bodies.clear()
    handle = pycurl.Curl()
    handle.setopt(pycurl.URL, f'http://127.0.0.1:{server.getsockname()[1]}/')
    handle.setopt(pycurl.POSTFIELDS, BODY)
    handle.perform()
    handle.setopt(pycurl.FRESH_CONNECT, fresh)
    try:
        handle.perform()
    except pycurl.error as error:
        print(f'{name}: error {error.args[0]}, requests {len(bodies) - 1}')
PY
seen=$(venv/bin/python run.py)
printf '%s\n' "$seen"
[[ $seen == $'kept connection: error 52, requests 2\nFRESH_CONNECT: error 52, requests 1' ]] || { echo 'it does something else now' >&2; exit 1; }
