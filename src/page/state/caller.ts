// Whom the page calls the API for, and from where: what is in the fields, filled in from the sandbox's accounts.
import { computed, effect, signal } from '@preact/signals'
import { accounts } from '../account.js'

/** The fields hold what was typed, whether the sandbox knows it or not. */
export const caller = {
  accountId: signal(accounts[0]?.id ?? ''),
  username: signal(''),
  password: signal(''),
  applicationId: signal(''),
  from: signal(''),
}

/** The account in the field; `undefined` when the sandbox has none with its id. */
export const account = computed(() => accounts.find(({ id }) => id === caller.accountId.value))

/** The password where it is the published one, which anybody may see; `undefined` where it is somebody's secret, or is still to be typed. */
export const publishedPassword = computed(() =>
  caller.password.value === account.value?.password ? caller.password.value : undefined,
)

// An account brings its user and its first application, an application its first number.
effect(() => {
  const { value } = account
  if (!value) return
  caller.username.value = value.username
  caller.password.value = value.password ?? ''
  caller.applicationId.value = value.applications[0]?.id ?? ''
})
effect(() => {
  const application = account.value?.applications.find(({ id }) => id === caller.applicationId.value)
  if (application) caller.from.value = application.numbers[0] ?? ''
})
