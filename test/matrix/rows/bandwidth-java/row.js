// @ts-check
import { env } from 'node:process'

/** @type {import('../../row.js').Row} */
export const row = {
  title: 'Bandwidth: Maven com.bandwidth.sdk:bandwidth-sdk',
  version: env['BANDWIDTH_JAVA'] ?? '',
  needs: ['java', 'mvn'],
  // Its old Lombok is an annotation processor that breaks newer compilers.
  build: `
    sed "s/@VERSION@/$BANDWIDTH_JAVA/" $ROW/pom.xml > pom.xml
    mvn --quiet --batch-mode dependency:copy-dependencies -DoutputDirectory=lib
    javac -proc:none -cp 'lib/*' -d . $ROW/Client.java`,
  // Without this opening every error status becomes an InaccessibleObjectException on Java 17.
  run: "java --add-opens java.base/java.util=ALL-UNNAMED -cp '.:lib/*' Client",
  cannot: {
    'no credentials': 'always sends some',
    repeat: 'takes no header, so no Idempotency-Key',
  },
}
