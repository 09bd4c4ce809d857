// What the page calls the API with: the account that every sandbox has.

/** Published, so worth nothing anywhere else. */
export const account = {
  id: '9900000',
  username: 'sandbox',
  password: 'sandbox-password',
  number: '+19195550100',
  applicationId: '93de2206-9669-4e07-948d-329f4b722ee2',
}

/** A fictional number to begin with. */
export const firstNumber = '+19195550112'
