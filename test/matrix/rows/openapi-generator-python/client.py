import json
import os
import sys

from openapi_client import ApiClient, ApiException, MFAApi, Configuration
from openapi_client.models import CodeRequest, VerifyCodeRequest, VoiceCodeRequest


def ask(operationId, accountId, login, idempotencyKey, body):
    codes = MFAApi(ApiClient(Configuration(host=os.environ['BW_MFA_URL'], **(login or {}))))
    try:
        if operationId == 'verifyCode':
            return {'status': 200, 'valid': codes.verify_code(accountId, VerifyCodeRequest.from_dict(body)).valid}
        if operationId == 'generateVoiceCode':
            answer = codes.generate_voice_code(accountId, VoiceCodeRequest.from_dict(body), idempotencyKey)
            return {'status': 200, 'callId': answer.call_id}
        answer = codes.generate_messaging_code(accountId, CodeRequest.from_dict(body), idempotencyKey)
        return {'status': 200, 'messageId': answer.message_id}
    except ApiException as error:
        fields = json.loads(error.data.to_json())
        return {'status': error.status, 'reason': fields.get('error') or fields.get('message')}


for line in sys.stdin:
    print(json.dumps(ask(**json.loads(line))), flush=True)
