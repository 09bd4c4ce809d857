import json
import os
import sys

from openapi_client import ApiClient, ApiException, CodesApi, Configuration
from openapi_client.models import GenerateMessagingCode, GenerateVoiceCode, VerifyCode


def ask(operationId, accountId, login, idempotencyKey, body):
    codes = CodesApi(ApiClient(Configuration(host=os.environ['BW_MFA_URL'], **(login or {}))))
    try:
        if operationId == 'verifyCode':
            return {'status': 200, 'valid': codes.verify_code(accountId, VerifyCode.from_dict(body)).valid}
        if operationId == 'generateVoiceCode':
            answer = codes.generate_voice_code(accountId, GenerateVoiceCode.from_dict(body), idempotencyKey)
            return {'status': 200, 'callId': answer.call_id}
        answer = codes.generate_messaging_code(accountId, GenerateMessagingCode.from_dict(body), idempotencyKey)
        return {'status': 200, 'messageId': answer.message_id}
    except ApiException as error:
        fields = json.loads(error.data.to_json())
        return {'status': error.status, 'reason': fields.get('error') or fields.get('message')}


for line in sys.stdin:
    print(json.dumps(ask(**json.loads(line))), flush=True)
