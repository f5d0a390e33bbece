import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { makeUnsubscribeToken } from '#domains/customers/consents/unsubscribe-token.ts';
import { openFor } from './support/people.ts';
import { makeKey, runVerb } from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const DATA = path.resolve(process.env.E2E_DATA_DIR ?? '.data/e2e');
const t = (key: string, values?: Record<string, string>) => say('en', key, values);

/** The link that a message to the person would carry, sealed as the program seals it. */
function linkFor(customerId: string): string {
  process.env.AUTH_SECRET ??= JSON.parse(
    fs.readFileSync(path.join(DATA, 'secrets.json'), 'utf8'),
  ).AUTH_SECRET;
  return `/unsubscribe/${makeUnsubscribeToken({ customerId, purpose: 'marketing', way: 'email' })}`;
}

test('a person agrees, withdraws by the link of a message, takes the data along and is forgotten', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const digits = String(randomInt(10_000_000)).padStart(7, '0');
  const name = `Zebulon Quince ${digits}`;
  const email = `zeb${digits}@example.com`;
  const [channel] = (await runVerb<{ channels: { id: string }[] }>(['channel', 'list'])).channels;
  const made = await request.post('/api/v1/customers', {
    headers: { authorization: `Bearer ${await makeKey()}` },
    data: { name, phone: `+35988${digits}`, email, channelId: channel?.id },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id }: { id: string } = await made.json();
  const owner = await openFor(browser, 'owner');
  await owner.goto(`/customers/${id}?tab=contact`);
  const consents = owner.getByRole('region', { name: t('customers.consent.title'), exact: true });

  await test.step('consent is written down with its proof', async () => {
    await owner.getByRole('button', { name: t('customers.do.consent.action'), exact: true }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel(t('customers.do.consent.proof')).fill('signed the card at the till');
    await dialog.getByRole('button', { name: t('customers.do.consent.submit'), exact: true }).click();
    await expect(consents.getByText(t('customers.consent.granted'), { exact: true })).toBeVisible();
  });

  await test.step('a stranger with the link ends it with one press, and looking alone ends nothing', async () => {
    const reader = await (await browser.newContext({ javaScriptEnabled: false, locale: 'en' })).newPage();
    await reader.goto(linkFor(id));
    const what = { purpose: t('customers.consent.purpose.marketing'), way: t('customers.consent.way.email') };
    await expect(reader.getByRole('button', { name: t('privacy.unsubscribe.this', what) })).toBeVisible();
    await owner.reload();
    await expect(consents.getByText(t('customers.consent.granted'), { exact: true })).toBeVisible();
    await reader.getByRole('button', { name: t('privacy.unsubscribe.this', what) }).click();
    await expect(reader.getByText(t('privacy.unsubscribe.doneThis', what))).toBeVisible();
    await owner.reload();
    await expect(consents.getByText(t('customers.consent.refused'), { exact: true })).toBeVisible();
    const byMail = await request.post(`${linkFor(id)}/one-click`, {
      form: { 'List-Unsubscribe': 'One-Click' },
    });
    expect(byMail.status()).toBe(200);
  });

  await test.step('the export holds what was said, and the page tells who took it', async () => {
    const answer = await owner.request.get(`/api/customers/${id}/personal-data`);
    const { tables } = await answer.json();
    expect(tables.identities.map((one: { value: string }) => one.value)).toContain(email);
    expect(tables.consents.map((one: { is_granted: boolean }) => one.is_granted).sort()).toEqual([
      false,
      true,
    ]);
    await owner.reload();
    const rights = owner.getByRole('region', { name: t('privacy.rights.title'), exact: true });
    await expect(rights.getByRole('listitem')).toHaveCount(1);
  });

  await test.step('erased by the right number only, the person is found nowhere', async () => {
    const { tables } = await (await owner.request.get(`/api/customers/${id}/personal-data`)).json();
    const number = String(tables.customers[0].number);
    await owner.getByRole('button', { name: t('privacy.rights.erase'), exact: true }).click();
    const dialog = owner.getByRole('dialog');
    const field = dialog.getByLabel(t('privacy.rights.number', { number }));
    await field.fill('1000000000');
    await dialog.getByRole('button', { name: t('privacy.rights.eraseSubmit'), exact: true }).click();
    await expect(dialog.getByText(t('privacy.rights.wrongNumber'))).toBeVisible();
    await field.fill(number);
    await dialog.getByRole('button', { name: t('privacy.rights.eraseSubmit'), exact: true }).click();
    await owner.waitForURL(/\/customers$/);
    await owner.goto(`/customers?q=${digits}`);
    await expect(owner.locator('main tbody tr')).toHaveCount(0);
    const found = await (await owner.request.get(`/api/search?q=${digits}`)).text();
    expect(found).not.toContain(id);
    expect(await (await owner.request.get(`/customers/${id}`)).text()).not.toContain(name);
  });
});
