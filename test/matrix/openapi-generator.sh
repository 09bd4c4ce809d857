#!/usr/bin/env bash
# Generates ./generated with openapi-generator: TARGET and its options. Fails where it finds fault with the document.
set -euo pipefail
mvn --quiet --batch-mode dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:"$OPENAPI_GENERATOR" -DoutputDirectory=.
java -jar openapi-generator-cli-"$OPENAPI_GENERATOR".jar generate --input-spec "$DOCUMENT" --output generated --generator-name "$@" 2>&1 | tee generate.log
if grep -q 'issues with the specification' generate.log; then exit 1; fi
