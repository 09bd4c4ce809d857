// Whom the page calls the API for: ready where the published account will do, and asking for what only a person knows where it will not.
import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSandbox, sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import { pageAccounts } from '../../src/sandbox/http/page-accounts.js'
import { inChromium } from './stage.js'

const secret = 'correct horse ✓ battery'
const shop = {
  id: 'shop </script>',
  credentials: [{ username: 'clerk', passwordSha256: hash('sha256', secret) }],
  applications: [
    { id: 'till', name: 'Till', numbers: ['+19195550101'] },
    { id: 'web', name: 'Web $& shop', numbers: ['+19195550102', '+19195550103'] },
  ],
}

it('knows a password only where it is the published one and will do', () => {
  const { password } = sandboxCredentials
  const passwords = (strict: boolean) => pageAccounts([sandboxAccount, shop], strict).map((account) => account.password)
  expect(passwords(true)).toEqual([password, undefined])
  expect(passwords(false)).toEqual([password, password])
  expect(JSON.stringify(pageAccounts([shop], true))).not.toContain(shop.credentials[0]?.passwordSha256)
})

inChromium((open) => {
  it('sends and verifies under an account that is enforced, once its password is typed, and keeps that out of the code it shows', async () => {
    const { page, sandbox } = await open({ sandbox: createSandbox({ accounts: [shop, sandboxAccount], strict: true }) })
    await page.getByTestId('password').fill('wrong')
    await page.getByTestId('send').click()
    await page.getByRole('heading', { name: 'Its answer 403' }).waitFor()
    await page.getByTestId('password').fill(secret)
    await page.getByTestId('send').click()
    await page.getByTestId('text').waitFor()
    expect(await page.getByTestId('text').innerText()).toContain('Till')
    expect(sandbox.messages()).toMatchObject([{ accountId: shop.id, applicationId: 'till', from: '+19195550101' }])
    await page.getByTestId('code').fill(sandbox.messages()[0]?.code ?? '')
    await page.getByTestId('verify').click()
    await expect.poll(() => page.getByTestId('verdict').innerText()).toContain('valid: true')
    for (const language of ['curl', 'typescript']) {
      await page.getByTestId(`language-${language}`).click()
      const code = await page.getByTestId('request').innerText()
      expect(code).toContain('BW_PASSWORD')
      expect(code).not.toContain(secret)
    }
  })

  it('goes from one account and application to another, with user and number', async () => {
    const { page, sandbox } = await open({ sandbox: createSandbox({ accounts: [shop, sandboxAccount], strict: true }) })
    const fields = () =>
      Promise.all(['username', 'applicationId', 'from'].map((name) => page.getByTestId(name).inputValue()))
    expect(await fields()).toEqual(['clerk', 'till', '+19195550101'])
    await page.getByTestId('applicationId').fill('web')
    expect(await fields()).toEqual(['clerk', 'web', '+19195550102'])
    expect(
      await page
        .locator('#from-options option')
        .evaluateAll((options) => options.map((option) => option.getAttribute('value'))),
    ).toEqual(shop.applications[1]?.numbers)
    await page.getByTestId('accountId').fill(sandboxCredentials.accountId)
    expect(await fields()).toEqual(['sandbox', sandboxAccount.applications[0]?.id, '+19195550100'])
    await page.getByTestId('send').click()
    await page.getByTestId('text').waitFor()
    expect(sandbox.messages()).toMatchObject([{ accountId: sandboxCredentials.accountId }])
  })

  it('is ready to send where any password will do, whatever the account', async () => {
    const { page } = await open({ sandbox: createSandbox({ accounts: [shop] }) })
    expect(await page.getByTestId('password').isVisible()).toBe(false)
    await page.getByTestId('send').click()
    await page.getByTestId('text').waitFor()
    expect(await page.getByTestId('request').innerText()).toContain('clerk:sandbox-password')
  })
})
