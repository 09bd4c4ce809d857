# Texts a code.
# BW_MFA_URL is http://127.0.0.1:4010/api/v1 for the sandbox.
curl "$BW_MFA_URL/accounts/$BW_ACCOUNT_ID/code/messaging" \
  --user "$BW_USERNAME:$BW_PASSWORD" \
  --header 'Content-Type: application/json' \
  --data-raw '{
    "to": "+12345678902",
    "from": "+12345678901",
    "applicationId": "93de2206-9669-4e07-948d-329f4b722ee2",
    "scope": "scope",
    "digits": 5,
    "message": "Your temporary {NAME} {SCOPE} code is {CODE}",
    "callbackUrl": ""
  }'
