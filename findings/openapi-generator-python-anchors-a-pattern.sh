#!/usr/bin/env bash
# openapi-generator 7.25.0, target python: the generated client refuses a message that the document allows, when its pattern is not at the start.
#
# One would guess: `pattern: '\{CODE\}'` asks that {CODE} is somewhere in the message. JSON Schema says that patterns are not anchored.
# What happens: the client checks with Python's re.match, which looks at the start alone: "{CODE} is your code" passes, "Your code is {CODE}"
# raises before any request. A pattern that means the same either way, `^[\s\S]*\{CODE\}[\s\S]*$`, is taken as it was meant.
#
# Output seen:
#   \{CODE\}: "{CODE} is your code" taken, "Your code is {CODE}" refused
#   ^[\s\S]*\{CODE\}[\s\S]*$: "{CODE} is your code" taken, "Your code is {CODE}" taken
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn --quiet --batch-mode dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.25.0 -DoutputDirectory=. >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pydantic==2.13.3
verdicts() {
  cat >openapi.yaml <<YAML
openapi: 3.0.3
info: { title: Codes, version: '1' }
paths:
  /code:
    post:
      requestBody: { required: true, content: { application/json: { schema: { \$ref: '#/components/schemas/CodeRequest' } } } }
      responses: { '200': { description: The code is on its way } }
components:
  schemas:
    CodeRequest:
      type: object
      required: [message]
      properties: { message: { type: string, pattern: '$1' } }
YAML
  rm -rf client
  java -jar openapi-generator-cli-7.25.0.jar generate --generator-name python --input-spec openapi.yaml --output client >/dev/null 2>&1
  # The one generated file that is needed stands alone, so none of the client's other dependencies are installed.
  PYTHONPATH=client/openapi_client/models venv/bin/python - "$1" <<'PY'
import sys

from code_request import CodeRequest


def verdict(message):
    try:
        CodeRequest(message=message)
        return f'"{message}" taken'
    except ValueError:
        return f'"{message}" refused'


print(f'{sys.argv[1]}: {verdict("{CODE} is your code")}, {verdict("Your code is {CODE}")}')
PY
}
seen=$(verdicts '\{CODE\}'; verdicts '^[\s\S]*\{CODE\}[\s\S]*$')
printf '%s\n' "$seen"
expected='\{CODE\}: "{CODE} is your code" taken, "Your code is {CODE}" refused
^[\s\S]*\{CODE\}[\s\S]*$: "{CODE} is your code" taken, "Your code is {CODE}" taken'
[[ $seen == "$expected" ]] || { echo 'it does something else now' >&2; exit 1; }
