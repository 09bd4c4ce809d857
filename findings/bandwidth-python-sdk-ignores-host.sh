#!/usr/bin/env bash
# PyPI bandwidth-sdk 23.3.1: Configuration(host=...) is ignored when a code is sent; the request goes to the hosted service.
#
# One would guess: with `host` set to a server on this machine, a test sends its codes to that server.
# What happens: each two-factor operation has a server of its own in the SDK, which wins over `host`: real people get the texts of a test.
# `ignore_operation_servers=True` beside `host` makes it count.
# The SDK's one function that sends is replaced here by one that only notes the URL: nothing leaves this machine.
#
# Output seen:
#   host: https://mfa.bandwidth.com/api/v1/accounts/123/code/messaging
#   host, ignore_operation_servers: http://127.0.0.1:4010/api/v1/accounts/123/code/messaging
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check bandwidth-sdk==23.3.1
cat >run.py <<'PY'
from bandwidth import ApiClient, CodeRequest, Configuration, MFAApi
from bandwidth.rest import RESTClientObject


class Sent(Exception):
    pass


def note(self, method, url, *rest, **more):
    raise Sent(url)


RESTClientObject.request = note
body = CodeRequest.from_dict({
    'to': '+19195550112', 'from': '+19195550100', 'applicationId': '93de2206-9669-4e07-948d-329f4b722ee2',
    'message': 'Your code is {CODE}', 'digits': 6,
})
for name, more in {'host': {}, 'host, ignore_operation_servers': {'ignore_operation_servers': True}}.items():
    configuration = Configuration(username='user', password='pass', host='http://127.0.0.1:4010/api/v1', **more)
    try:
        MFAApi(ApiClient(configuration)).generate_messaging_code('123', body)
    except Sent as url:
        print(f'{name}: {url}')
PY
seen=$(venv/bin/python run.py)
printf '%s\n' "$seen"
path=accounts/123/code/messaging
expected="host: https://mfa.bandwidth.com/api/v1/$path
host, ignore_operation_servers: http://127.0.0.1:4010/api/v1/$path"
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
