import { matchedBecomes, numberMatched } from './api.mjs';
import { axeFaults, expectRefusals, mapReady, openMap, openPublic, settled } from './browser.mjs';
import { codeOf, endSession, forgetSession, fetchAs, logIn } from './session.mjs';
import { assert } from './suite.mjs';

const dialog = 'uramost-login-dialog dialog[open]';

async function fillIn(page, login) {
  for (const [name, value] of Object.entries(login)) await page.locator(`${dialog} [name=${name}]`).fill(value);
  await page.locator(`${dialog} [name=log-in]`).click();
}

async function openLogin(page) {
  await page.locator('[name=account]').click();
  await page.locator(dialog).waitFor();
}

/** An account that has chosen its password; used by one test alone. */
async function settledAccount(url, { name, password, new_password }) {
  await logIn(url, { name, password, new_password });
  return { name, password: new_password };
}

export default function (suite) {
  suite.test('the first login asks for a password of one’s own, and opens one’s own map', async ({ browser, url, accounts, track }) => {
    const { name, password, new_password } = accounts.case_handler;
    const page = track(await openPublic(browser, url));
    await openLogin(page);
    await fillIn(page, { name, password });
    await page.locator(`${dialog} [name=new_password]`).waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await fillIn(page, { new_password });
    await mapReady(page);
    assert.match(await page.locator('[name=account]').innerText(), /e2e-case_handler\s+Case handler/);
    accounts.case_handler = { name, password: new_password };
    expectRefusals(page, 401);
  });

  suite.test('a wrong password is refused in words, and a right one then is not', async ({ browser, url, accounts, track }) => {
    accounts.analyst = await settledAccount(url, accounts.analyst);
    const page = track(await openPublic(browser, url));
    await openLogin(page);
    await fillIn(page, { name: accounts.analyst.name, password: 'not this one' });
    await page.locator(`${dialog} [role=alert]`).waitFor();
    assert.equal((await page.locator(`${dialog} [role=alert]`).innerText()).trim(), 'Name, password or code is not right.');
    await fillIn(page, { password: accounts.analyst.password });
    await mapReady(page);
    expectRefusals(page, 401);
  });

  suite.test('a second factor is set up and then asked for', async ({ browser, url, accounts, track }) => {
    accounts.partner = await settledAccount(url, accounts.partner);
    const page = track(await openMap(browser, url, '/', { as: accounts.partner }));
    await page.locator('[name=account]').click();
    await page.locator('uramost-account-dialog details', { hasText: 'Second factor' }).locator('summary').click();
    await page.locator('[name=new-factor]').click();
    const secret = await page.locator('[data-testid=factor-secret]').innerText();
    await page.locator('[name=factor-code]').fill('000000');
    await page.locator('[name=confirm-factor]').click();
    await page.locator('uramost-second-factor-form [role=alert]').waitFor();
    await page.locator('[name=factor-code]').fill(codeOf(secret));
    await page.locator('[name=confirm-factor]').click();
    await page.locator('uramost-second-factor-form .notice.good').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await page.locator('[name=log-out]').click();
    await page.locator('uramost-public-page').waitFor();
    await openLogin(page);
    await fillIn(page, accounts.partner);
    await page.locator(`${dialog} [name=code]`).waitFor();
    // A code is good once: the next one is of the next half minute.
    await fillIn(page, { code: codeOf(secret, Date.now() + 30_000) });
    await mapReady(page);
    expectRefusals(page, 401, 403);
  });

  suite.test('a session that ends is asked for again, and nothing on the page is lost', async ({ browser, url, accounts, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=30,38&severity=2-5#tab=incidents', { as: accounts.analyst }));
    await endSession(url, accounts.analyst);
    await page.locator('[name=weekday][value=sat]').check();
    await page.locator(dialog).waitFor();
    assert.match(await page.locator(dialog).innerText(), /Your session has ended/);
    assert.equal(await page.locator(`${dialog} [name=name]`).inputValue(), accounts.analyst.name);
    assert.deepEqual(await axeFaults(page), []);
    await fillIn(page, { password: accounts.analyst.password });
    await page.locator(dialog).waitFor({ state: 'detached' });
    await matchedBecomes(page, await numberMatched(url, 'municipality=30,38&severity=2-5&weekdays=sat'));
    assert.match(page.url(), /municipality=30,38.*tab=incidents/);
    await settled(page);
    assert.equal(await page.locator('.toast').count(), 0);
    expectRefusals(page, 401);
  });

  suite.test('who does not log in again goes on as the public', async ({ browser, url, accounts, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=38', { as: accounts.case_handler }));
    await page.context().clearCookies();
    await page.locator('[name=weekday][value=sat]').check();
    await page.locator(`${dialog} [name=go-public]`).click();
    await page.locator('uramost-public-page').waitFor();
    assert.equal(await page.locator('uramost-workspace').count(), 0);
    assert.equal(await page.locator('[data-testid=needs-login]').count(), 1);
    await settled(page);
    expectRefusals(page, 401);
  });

  suite.test('a new password counts at once and keeps the page open', async ({ browser, url, accounts, track }) => {
    accounts.planner = await settledAccount(url, accounts.planner);
    const page = track(await openMap(browser, url, '/', { as: accounts.planner }));
    const password = 'another one for the planner';
    await page.locator('[name=account]').click();
    await page.locator('uramost-account-dialog details', { hasText: 'Password' }).first().locator('summary').click();
    const change = async (before) => {
      await page.locator('[name=old_password]').fill(before);
      await page.locator('[name=changed_password]').fill(password);
      await page.locator('[name=change-password]').click();
    };
    await change('not this one');
    await page.locator('uramost-password-form [role=alert]').waitFor();
    await change(accounts.planner.password);
    await page.locator('uramost-password-form .notice.good').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[name=weekday][value=sat]').check();
    await page.waitForURL(/weekdays=sat/);
    await settled(page);
    assert.equal(await page.locator(dialog).count(), 0);
    accounts.planner = { name: accounts.planner.name, password };
    forgetSession(url, accounts.planner);
    await logIn(url, accounts.planner);
    expectRefusals(page, 403);
  });

  suite.test('a token is shown once, works in another program, and ends when it is revoked', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.locator('[name=account]').click();
    await page.locator('uramost-account-dialog details', { hasText: 'Tokens' }).locator('summary').click();
    await page.locator('[name=token-label]').fill('for the tests');
    await page.locator('[name=create-token]').click();
    const token = await page.locator('[data-testid=new-token]').innerText();
    const ask = () => fetch(`${url}/api/aggregate?by=municipality`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await ask()).status, 200);
    await page.getByRole('button', { name: 'Revoke the token “for the tests”' }).click();
    await page.waitForFunction(() => !document.querySelector('.tokens')?.textContent.includes('for the tests'));
    assert.equal((await ask()).status, 401);
    assert.equal(await page.locator('[data-testid=new-token]').count(), 0);
  });

  suite.test('the audit log is searched, copied and verified by an administrator', async ({ browser, url, accounts, track }) => {
    accounts.administrator = await settledAccount(url, accounts.administrator);
    const page = track(await openPublic(browser, url, '/', { as: accounts.administrator, permissions: ['clipboard-read', 'clipboard-write'] }));
    await page.getByRole('link', { name: 'Audit log' }).click();
    await page.locator('uramost-audit-page tbody tr').first().waitFor();
    await page.locator('uramost-audit-page [name=who]').fill(accounts.analyst.name);
    await page.locator('uramost-audit-page [name=action]').fill('login');
    await page.locator('[name=search-audit]').click();
    await page.waitForFunction((name) => {
      const rows = [...document.querySelectorAll('uramost-audit-page tbody tr')];
      return rows.length && rows.every((row) => row.textContent.includes(name) && row.textContent.includes('login'));
    }, accounts.analyst.name);
    assert.ok((await page.locator('uramost-audit-page tbody tr', { hasText: 'refused' }).count()) > 0, 'the wrong password is there');
    await page.locator('[name=copy-head]').click();
    const { count, hash } = await (await fetchAs(url, '/api/audit/head', {}, accounts.administrator)).json();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^\d+ [0-9a-f]{64}$/);
    assert.ok(count > 0 && hash.length === 64);
    await page.locator('[name=verify]').click();
    await page.locator('[data-testid=verdict].good').waitFor();
    assert.deepEqual(await axeFaults(page), []);
  });
}
