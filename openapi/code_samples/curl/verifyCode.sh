# Judges a code. {"valid":false} is a status 200 too.
# BW_MFA_URL is http://127.0.0.1:4010/api/v1 for the sandbox.
curl "$BW_MFA_URL/accounts/$BW_ACCOUNT_ID/code/verify" \
  --user "$BW_USERNAME:$BW_PASSWORD" \
  --header 'Content-Type: application/json' \
  --data-raw '{
    "to": "+12345678902",
    "scope": "scope",
    "code": "48291",
    "expirationTimeInMinutes": 5
  }'
