// The accounts that the sandbox has, as it writes them into the page.

/** What the forms are filled in with for one account. */
export interface PageAccount {
  readonly id: string
  readonly username: string
  /** The sandbox's published one, where that will do; absent where only a person knows one that does. */
  readonly password?: string
  readonly applications: readonly { readonly id: string; readonly name: string; readonly numbers: readonly string[] }[]
}

/** In the order of the configuration; none in a page that no sandbox served. */
export const accounts = JSON.parse(document.getElementById('accounts')?.textContent ?? '[]') as readonly PageAccount[] // the sandbox and its page are of one package
