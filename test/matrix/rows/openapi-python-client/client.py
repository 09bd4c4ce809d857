import base64
import json
import os
import sys

from generated import AuthenticatedClient, Client
from generated.api.mfa import generate_messaging_code, generate_voice_code, verify_code
from generated.models import CodeRequest, VerifyCodeRequest, VoiceCodeRequest

operations = {
    'generateMessagingCode': (generate_messaging_code, CodeRequest),
    'generateVoiceCode': (generate_voice_code, VoiceCodeRequest),
    'verifyCode': (verify_code, VerifyCodeRequest),
}


def ask(operationId, accountId, login, idempotencyKey, body):
    client = Client(base_url=os.environ['BW_MFA_URL'])
    if login:
        token = base64.b64encode(f'{login["username"]}:{login["password"]}'.encode()).decode()
        client = AuthenticatedClient(base_url=os.environ['BW_MFA_URL'], prefix='Basic', token=token)
    operation, model = operations[operationId]
    more = {'idempotency_key': idempotencyKey} if idempotencyKey else {}
    answer = operation.sync_detailed(accountId, client=client, body=model.from_dict(body), **more)
    fields = answer.parsed.to_dict()
    if answer.status_code == 200:
        return {'status': 200, **fields}
    return {'status': int(answer.status_code), 'reason': fields.get('error') or fields.get('message')}


for line in sys.stdin:
    print(json.dumps(ask(**json.loads(line))), flush=True)
