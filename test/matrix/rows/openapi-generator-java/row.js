// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'openapi-generator, java, native',
  version: env['OPENAPI_GENERATOR'] ?? '',
  needs: ['java', 'jq', 'mvn'],
  note: 'an array or one object, as MessagingEvents is, becomes code that does not compile: left out with jq, it is of webhooks alone',
  build: `
    jq 'del(.["x-webhooks"], .components.schemas.MessagingEvents)' $DOCUMENT > openapi.json
    export DOCUMENT=$PWD/openapi.json
    $ROW/../../openapi-generator.sh java --library native
    mvn --quiet --batch-mode --file generated/pom.xml -Dmaven.test.skip=true package dependency:copy-dependencies
    javac -cp 'generated/target/classes:generated/target/dependency/*' -d . $ROW/Client.java`,
  run: "java -cp '.:generated/target/classes:generated/target/dependency/*' Client",
}
