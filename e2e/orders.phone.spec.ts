import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { toLatin, toPersian } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { makeKey, openChannel, readShop, sendShopify, shopifyOrder, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const ORDERED = 2;

const t = (key: string) => say('fa', key);

test('an order is found in the list, opened, picked and shipped on a phone', async ({ browser, request }) => {
  test.setTimeout(120_000);
  const goods = await stockGoods(request, await makeKey(), { title: 'فنجان سفالی' });
  const channel = await openChannel('shopify', `فروشگاه ${randomUUID().slice(0, 4)}`);
  const { currency } = await readShop();
  const body = shopifyOrder({ number: `#${goods.sku}`, quantity: ORDERED, currency, ...goods });
  expect(await sendShopify(request, channel, { topic: 'orders/create', body })).toBe('stored');
  const page = await openFor(browser, 'warehouse', { language: 'fa' });

  await test.step('its card says who sold it, what it comes to and where it stands', async () => {
    const card = page
      .getByRole('list', { name: t('orders.title') })
      .getByRole('link')
      .filter({ hasText: channel.name });
    await expect(async () => {
      await page.goto(`/orders?q=${goods.sku}`);
      await expect(card).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await expect(card).toContainText(t('statuses.order.reserved'));
    await expect(card).toContainText(t('statuses.payment.paid'));
    await expect(card).toContainText(toPersian('25'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await card.click();
    await page.waitForURL(/\/orders\/[0-9a-f]{8}-/);
  });

  const dialog = page.getByRole('dialog');
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await test.step('what was found on the shelf is recorded', async () => {
    await button(t('orders.do.pick.action')).click();
    const found = dialog.getByLabel(t('orders.do.pick.found'));
    await expect.poll(async () => toLatin(await found.inputValue())).toBe(String(ORDERED));
    await dialog.getByRole('button', { name: t('orders.do.pick.submit') }).click();
    await expect(dialog).toBeHidden();
    await expect(button(t('orders.do.pick.action'))).toBeHidden();
  });

  await test.step('the parcel leaves, and the order says so', async () => {
    await button(t('orders.do.ship.action')).click();
    await dialog.getByLabel(t('orders.do.ship.tracking')).fill('PHONE-1');
    await dialog.getByRole('button', { name: t('orders.do.ship.submit'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('PHONE-1')).toBeVisible();
    await expect(page.getByText(t('statuses.order.shipped'), { exact: true }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
});
