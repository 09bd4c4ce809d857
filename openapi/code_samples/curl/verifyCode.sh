# Judges a code. {"valid":false} is a status 200 too.
# First a token. BW_TOKEN_URL is https://api.bandwidth.com/api/v1/oauth2/token for the hosted service.
# For the sandbox it is http://127.0.0.1:4010/api/v1/oauth2/token, and BW_MFA_URL is http://127.0.0.1:4010/api/v1.
token=$(curl --silent "$BW_TOKEN_URL" --user "$BW_CLIENT_ID:$BW_CLIENT_SECRET" --data grant_type=client_credentials |
  sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p')
curl "$BW_MFA_URL/accounts/$BW_ACCOUNT_ID/code/verify" \
  --header "Authorization: Bearer $token" \
  --header 'Content-Type: application/json' \
  --data-raw '{
    "to": "+12345678902",
    "scope": "scope",
    "code": "48291",
    "expirationTimeInMinutes": 5
  }'
