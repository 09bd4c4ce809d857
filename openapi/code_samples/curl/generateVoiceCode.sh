# Calls and speaks a code.
# BW_MFA_URL is http://127.0.0.1:4010/api/v1 for the sandbox.
curl "$BW_MFA_URL/accounts/$BW_ACCOUNT_ID/code/voice" \
  --user "$BW_USERNAME:$BW_PASSWORD" \
  --header 'Content-Type: application/json' \
  --data-raw '{
    "to": "+19195550112",
    "from": "+19195550100",
    "applicationId": "93de2206-9669-4e07-948d-329f4b722ee2",
    "message": "Your code is {CODE}",
    "digits": 6
  }'
