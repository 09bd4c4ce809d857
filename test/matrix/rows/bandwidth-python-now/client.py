import json
import os
import sys

from bandwidth import ApiClient, ApiException, CodeRequest, Configuration, MFAApi, VerifyCodeRequest


def ask(operationId, accountId, login, idempotencyKey, body):
    # Without ignore_operation_servers the host is not heard, and the hosted service is called.
    configuration = Configuration(host=os.environ['BW_MFA_URL'], ignore_operation_servers=True, **(login or {}))
    mfa = MFAApi(ApiClient(configuration))
    headers = {'Idempotency-Key': idempotencyKey} if idempotencyKey else None
    try:
        if operationId == 'verifyCode':
            answer = mfa.verify_code(accountId, VerifyCodeRequest.from_dict(body), _headers=headers)
            return {'status': 200, 'valid': answer.valid}
        if operationId == 'generateVoiceCode':
            answer = mfa.generate_voice_code(accountId, CodeRequest.from_dict(body), _headers=headers)
            return {'status': 200, 'callId': answer.call_id}
        answer = mfa.generate_messaging_code(accountId, CodeRequest.from_dict(body), _headers=headers)
        return {'status': 200, 'messageId': answer.message_id}
    except ApiException as error:
        reason = error.data.message if error.status in (401, 403) else error.data.error
        return {'status': error.status, 'reason': reason}


for line in sys.stdin:
    print(json.dumps(ask(**json.loads(line))), flush=True)
