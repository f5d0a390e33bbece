import { expect, type Page, test } from '@playwright/test';
import {
  beginWalk,
  inLanguage,
  openWork,
  type Placed,
  placeOrder,
  putUnits,
  typeCode,
} from './support/floor.ts';
import { openFor } from './support/people.ts';
import { makeKey, runVerb, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 240_000;
const TWO_WEEKS_MS = 14 * 24 * 60 * 60 * 1000;

test('customers collect at a shop: one names the code, the other never comes', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const t = inLanguage('en');
  const key = await makeKey();
  const goods = await stockGoods(request, key, { title: 'Samovar سماور', units: 4 });
  const page = await openFor(browser, 'owner', { language: 'en' });
  const { id: shopId } = await findPickupShop(page);
  const card = (order: Placed) =>
    page.getByRole('listitem').filter({ has: page.locator(`a[href="/orders/${order.id}"]`) });

  /** Says where its customer comes for an order that was to be sent, and has it brought there. */
  async function arrange(order: Placed): Promise<void> {
    await openWork(page, 'en', `location=${shopId}&stage=pickup`);
    await page.getByLabel(t('pickup.orderNumber')).fill(String(order.number));
    await page.getByRole('button', { name: t('pickup.arrange'), exact: true }).click();
    await card(order)
      .getByRole('button', { name: t('pickup.bring'), exact: true })
      .click();
    await expect(card(order).getByRole('button', { name: t('pickup.bring'), exact: true })).toBeHidden();
  }

  /** Picks and makes ready; the code that is shown once. */
  async function prepare(order: Placed): Promise<string> {
    await beginWalk(page, 'en', order, shopId);
    for (let unit = 0; unit < 2; unit++) await typeCode(page, 'en', goods.sku);
    await expect(page.getByText(t('walk.done'), { exact: true })).toBeVisible();
    await openWork(page, 'en', `location=${shopId}&stage=pickup`);
    await card(order)
      .getByRole('button', { name: t('pickup.makeReady'), exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    const code = dialog.getByText(/^[2-9A-Z]{6}$/);
    await expect(code).toBeVisible();
    const shown = (await code.textContent()) ?? '';
    await dialog.getByRole('button', { name: t('code.close'), exact: true }).click();
    return shown;
  }

  const collected = await placeOrder(request, key, { goods, quantity: 2 });
  // The second says at once where its customer comes for it, and lies there.
  await putUnits(request, key, { goods, locationId: shopId, change: 2 });
  const left = await placeOrder(request, key, { goods, quantity: 2, pickupAt: shopId });

  await test.step('a wrong code hands nothing over, the right one does', async () => {
    await arrange(collected);
    const code = await prepare(collected);
    await card(collected)
      .getByRole('button', { name: t('pickup.handOver'), exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('handOver.code')).fill('222222');
    await dialog.getByRole('button', { name: t('handOver.submit'), exact: true }).click();
    await expect(dialog.getByText(/4 more tries/)).toBeVisible();
    await dialog.getByLabel(t('handOver.code')).fill(`${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
    await dialog.getByRole('button', { name: t('handOver.submit'), exact: true }).click();
    await expect(card(collected)).toHaveCount(0);
  });

  await test.step('what nobody collects is given up in time, and can be sold again', async () => {
    await prepare(left);
    const at = new Date(Date.now() + TWO_WEEKS_MS).toISOString();
    const { expired } = await runVerb<{ expired: number }>(['pickup', 'expire', '--at', at]);
    expect(expired).toBeGreaterThanOrEqual(1);
    await openWork(page, 'en', `location=${shopId}&stage=pickup`);
    await expect(page.getByLabel(t('pickup.orderNumber'))).toBeVisible();
    await expect(card(left)).toHaveCount(0);
    const headers = { authorization: `Bearer ${key}` };
    expect(await (await request.get(`/api/v1/orders/${left.id}`, { headers })).json()).toMatchObject({
      status: 'cancelled',
    });
    const stock = (await (await request.get(`/api/v1/stock?sku=${goods.sku}`, { headers })).json()) as {
      data: { available: number }[];
    };
    expect(stock.data.reduce((sum, level) => sum + level.available, 0)).toBe(4);
  });

  const audit = await runVerb<{ isSound: boolean }>(['audit']);
  expect(audit.isSound).toBe(true);
});

test('an order is collected from the moment it is placed: what its shop has not is brought there', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const t = (key: string, values?: Record<string, string>) => say('en', key, values);
  const key = await makeKey();
  const goods = await stockGoods(request, key, { title: 'Kettle کتری', units: 3 });
  const page = await openFor(browser, 'owner', { language: 'en' });
  const shop = await findPickupShop(page);
  await putUnits(request, key, { goods, locationId: shop.id, change: 1 });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const panel = page.getByRole('region', { name: t('orders.pickup.title') });

  await test.step('the shop has one of two, which is said with what other places have', async () => {
    await page.goto('/orders/new');
    await page.getByRole('combobox', { name: t('orders.new.find') }).fill(goods.sku);
    await page.getByRole('option').filter({ hasText: goods.title }).click();
    await press(t('orders.new.more'));
    await page.getByLabel(t('orders.new.delivery')).selectOption('pickup');
    await page.getByLabel(t('orders.new.shop'), { exact: true }).selectOption(shop.id);
    await press(t('orders.new.place'));
    await expect(
      page.getByText(t('orders.new.elsewhere', { sku: goods.sku, count: '3' }), { exact: true }),
    ).toBeVisible();
    await press(t('orders.new.restWay.bring'));
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  });

  await test.step('it is brought, picked, made ready and handed over on its own page', async () => {
    await expect(panel.getByText(t('orders.pickup.state.arranged'), { exact: true })).toBeVisible();
    await panel.getByRole('button', { name: t('fulfilment.pickup.bring'), exact: true }).click();
    await expect(panel.getByRole('button', { name: t('fulfilment.pickup.bring') })).toBeHidden();
    await press(t('orders.do.pick.action'));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('orders.do.pick.submit') })
      .click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await panel.getByRole('button', { name: t('fulfilment.pickup.makeReady'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    const code = (await dialog.getByText(/^[2-9A-Z]{6}$/).textContent()) ?? '';
    await dialog.getByRole('button', { name: t('fulfilment.code.close'), exact: true }).click();
    await expect(panel.getByText(t('orders.pickup.state.ready'), { exact: true })).toBeVisible();
    await panel.getByRole('button', { name: t('fulfilment.pickup.handOver'), exact: true }).click();
    await dialog.getByLabel(t('fulfilment.handOver.code')).fill(code);
    await dialog.getByRole('button', { name: t('fulfilment.handOver.submit'), exact: true }).click();
    await expect(panel.getByText(t('orders.pickup.state.collected'), { exact: true })).toBeVisible();
  });

  await test.step('a list of orders that are collected has it', async () => {
    await page.goto(`/orders?only=pickup&q=${goods.sku}`);
    await expect(page.getByRole('row').filter({ hasText: t('orders.mark.pickup') })).toHaveCount(1);
  });
});

/** The first place at whose counter orders are handed over. */
async function findPickupShop(page: Page): Promise<{ id: string }> {
  await openWork(page, 'en', 'stage=pickup');
  const places = page.getByLabel(say('en', 'fulfilment.place'));
  const ids = await places
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  for (const id of ids) {
    await openWork(page, 'en', `location=${id}&stage=pickup`);
    if (await page.getByLabel(say('en', 'fulfilment.pickup.orderNumber')).isVisible()) return { id };
  }
  throw new Error('The demo business has no shop that hands orders over.');
}
