import { expect, type Page, test } from '@playwright/test';
import { DEMO_SIGN_INS } from '#scripts/seed/demo-sign-ins.ts';
import { choose, openFor } from './support/people.ts';
import { makeKey, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const t = (key: string) => say('en', key);

test('what was typed before the sign-in page could listen stays after a refusal', async ({ browser }) => {
  const viewer = DEMO_SIGN_INS.find(({ role }) => role === 'viewer');
  const page = await (await browser.newContext()).newPage();
  await choose(page, { locale: 'en' });
  const letCome = await holdScripts(page);
  await page.goto('/sign-in', { waitUntil: 'commit' });
  const email = page.getByLabel(t('auth.signIn.email'));
  await email.fill(viewer?.email ?? '');
  letCome();
  await page.waitForLoadState('networkidle');
  const password = page.getByLabel(t('auth.signIn.password'));
  const send = page.getByRole('button', { name: t('auth.signIn.submit'), exact: true });
  await password.fill('mistyped');
  await send.click();
  await expect(page.getByText(t('auth.signIn.wrong'))).toBeVisible();
  await expect(email).toHaveValue(viewer?.email ?? '');
  await password.fill(viewer?.password ?? '');
  await send.click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
});

test('the channel that is chosen before the till can listen is the order’s', async ({ browser, request }) => {
  const key = await makeKey();
  const goods = await stockGoods(request, key, { title: 'Sold on a slow machine' });
  const seller = await openFor(browser, 'owner');
  const letCome = await holdScripts(seller);
  await seller.goto('/orders/new', { waitUntil: 'commit' });
  const channel = seller.getByLabel(t('orders.new.channel'));
  const first = await channel.inputValue();
  const [webId] = await channel.selectOption({ label: 'Web shop' });
  expect(webId).not.toBe(first);
  letCome();
  await seller.getByRole('combobox', { name: t('orders.new.find') }).fill(goods.sku);
  await seller.getByRole('option').filter({ hasText: goods.sku }).click();
  await seller.getByRole('button', { name: t('orders.new.place'), exact: true }).click();
  await seller.waitForURL(/\/orders\/[0-9a-f]{8}-/);
  const answer = await request.get(`/api/v1${new URL(seller.url()).pathname}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(await answer.json()).toMatchObject({ channelId: webId });
});

/** Keeps the scripts of the pages to come on their way, as a slow machine does; the answer lets them come. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/\/_next\/.*\.js/, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}
