// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'openapi-generator, java, native',
  version: env['OPENAPI_GENERATOR'] ?? '',
  needs: ['java', 'mvn'],
  build: `
    $ROW/../../openapi-generator.sh java --library native
    mvn --quiet --batch-mode --file generated/pom.xml -Dmaven.test.skip=true package dependency:copy-dependencies
    javac -cp 'generated/target/classes:generated/target/dependency/*' -d . $ROW/Client.java`,
  run: "java -cp '.:generated/target/classes:generated/target/dependency/*' Client",
}
