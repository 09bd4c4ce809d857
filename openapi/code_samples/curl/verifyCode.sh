# Judges a code. The answer is {"valid":true} or {"valid":false}, and both are status 200.
curl "$BW_MFA_URL/accounts/$BW_ACCOUNT_ID/code/verify" \
  --user "$BW_USERNAME:$BW_PASSWORD" \
  --header 'Content-Type: application/json' \
  --data-raw '{
    "to": "+12345678902",
    "scope": "scope",
    "code": "48291",
    "expirationTimeInMinutes": 5
  }'
