// @ts-check
// What a row of the matrix says about itself, and the programs that rows need.

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
 * @property {readonly (keyof typeof packages)[]} needs programs that must be on the machine
 * @property {string} [build] installs, generates and compiles
 * @property {string} run starts the client, which answers each line of JSON with one; of a judge it judges, and exit code 0 is its yes
 * @property {true} [judge] hears no story
 * @property {{ readonly [chapter in Chapter]?: string }} [cannot] what fails by a fault of the client's own: the reason, and the way round it
 */

/** The package of Debian that brings each program. */
export const packages = {
  cargo: 'cargo',
  go: 'golang-go',
  java: 'default-jdk-headless',
  mcs: 'mono-mcs',
  mvn: 'maven',
  php: 'php-cli',
  python3: 'python3-venv',
  ruby: 'ruby',
}
