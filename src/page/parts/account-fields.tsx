// Whom the calls are made for. Out of the way where everything is filled in, open where a password is still to be typed.
import { accounts } from '../account.js'
import { account, caller } from '../state/caller.js'
import { Field } from './field.js'

export function AccountFields() {
  const applications = account.value?.applications ?? []
  return (
    <details class="more" open={accounts[0]?.password === undefined} data-testid="account-more">
      <summary>
        Account <b>{caller.accountId.value}</b>
      </summary>
      <div class="fields two">
        <Field
          label="Account"
          value={caller.accountId}
          options={accounts.map(({ id }) => ({ value: id }))}
          testId="accountId"
        />
        <Field
          label="Application"
          value={caller.applicationId}
          options={applications.map(({ id, name }) => ({ value: id, label: name }))}
          testId="applicationId"
        />
        <Field label="User name" value={caller.username} testId="username" />
        <Field label="Password" type="password" placeholder="as configured" value={caller.password} testId="password" />
      </div>
    </details>
  )
}
