import json
import os
import sys

from bandwidth.bandwidth_client import BandwidthClient
from bandwidth.configuration import Environment
from bandwidth.exceptions.api_exception import APIException
from bandwidth.multifactorauth.models.two_factor_code_request_schema import TwoFactorCodeRequestSchema
from bandwidth.multifactorauth.models.two_factor_verify_request_schema import TwoFactorVerifyRequestSchema


def ask(operationId, accountId, login, idempotencyKey, body):
    mfa = BandwidthClient(
        environment=Environment.CUSTOM,
        base_url=os.environ['BW_MFA_URL'],
        multi_factor_auth_basic_auth_user_name=login['username'],
        multi_factor_auth_basic_auth_password=login['password'],
    ).multi_factor_auth_client.mfa
    try:
        if operationId == 'verifyCode':
            answer = mfa.create_verify_two_factor(accountId, TwoFactorVerifyRequestSchema.from_dictionary(body))
            return {'status': 200, 'valid': answer.body.valid}
        request = TwoFactorCodeRequestSchema.from_dictionary(body)
        if operationId == 'generateVoiceCode':
            return {'status': 200, 'callId': mfa.create_voice_two_factor(accountId, request).body.call_id}
        return {'status': 200, 'messageId': mfa.create_messaging_two_factor(accountId, request).body.message_id}
    except APIException as error:
        reason = error.message if error.response_code in (401, 403) else json.loads(error.response.text)['error']
        return {'status': error.response_code, 'reason': reason}


for line in sys.stdin:
    print(json.dumps(ask(**json.loads(line))), flush=True)
