import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test';
import { DEMO_SIGN_INS } from '#scripts/seed/demo-sign-ins.ts';
import { openFor } from './support/people.ts';
import {
  type Goods,
  makeKey,
  openChannel,
  readShop,
  runVerb,
  sendShopify,
  shopifyOrder,
  stockGoods,
} from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 240_000;
const PIN = '4827';
const WHY = 'A good customer';

const t = (key: string, values?: Record<string, string>) => say('en', key, values);

test('a web purchase comes back to a shop, one unit damaged, one exchanged, one by a manager’s PIN', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const { goods, channelName } = await sellOnTheWeb(request, 4);
  const manager = await openFor(browser, 'manager');
  const support = await openFor(browser, 'support');

  await test.step('a manager sets a PIN', async () => {
    const password = DEMO_SIGN_INS.find(({ role }) => role === 'manager')?.password ?? '';
    await manager.goto('/settings/profile');
    await manager.getByLabel(t('returns.pin.password'), { exact: true }).last().fill(password);
    await manager.getByLabel(t('returns.pin.new'), { exact: true }).fill(PIN);
    await manager.getByRole('button', { name: t('returns.pin.save') }).click();
    await expect(manager.getByText(t('returns.pin.has'))).toBeVisible();
  });

  await test.step('the parcel leaves', async () => {
    await manager.goto(`/orders?q=${goods.sku}`);
    await manager.getByRole('row').filter({ hasText: channelName }).getByRole('link').first().click();
    await manager.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    await press(manager, t('orders.do.ship.action'));
    await press(manager.getByRole('dialog'), t('orders.do.ship.submit'));
    await expect(manager.getByRole('dialog')).toBeHidden();
  });

  await test.step('support finds it by its number and takes one damaged and one good unit back', async () => {
    await openDesk(support, goods.sku);
    await addUnit(support, goods.sku);
    await addUnit(support, goods.sku);
    await support.getByLabel(t('returns.desk.condition')).first().selectOption('damaged');
    await expect(support.getByLabel(t('returns.desk.disposition')).first()).toHaveValue('quarantine');
    await support.getByLabel(t('returns.desk.reason')).selectOption('damaged');
    await expect(support.getByText('25.00').first()).toBeVisible();
    await press(support, t('returns.desk.submit'));
    await support.waitForURL(/\/returns\/slip\//);
    await expect(support.getByText(t('orders.method.card')).first()).toBeVisible();
    await expect(support.getByText(t('statuses.disposition.quarantine')).first()).toBeVisible();
  });

  await test.step('one more is exchanged for the same, at no price', async () => {
    await openDesk(support, goods.sku);
    await addUnit(support, goods.sku);
    await support.getByText(t('returns.want.goods'), { exact: true }).click();
    await press(support, t('returns.want.same'));
    await support.getByText(t('returns.want.anywhere'), { exact: true }).click();
    await press(support, t('returns.desk.submitExchange'));
    await support.waitForURL(/\/returns\/slip\//);
    await expect(support.getByText(t('returns.money.exchangeMethod')).first()).toBeVisible();
  });

  await test.step('the last has lost its tag, which a manager allows by PIN', async () => {
    await keepPolicy(await openFor(browser, 'owner'));
    await openDesk(support, goods.sku);
    await addUnit(support, goods.sku);
    await support.getByLabel(t('returns.desk.tag')).uncheck();
    await expect(support.getByText(t('returns.refusal.noTag')).first()).toBeVisible();
    await support.getByLabel(t('returns.approval.pin'), { exact: true }).fill('1111');
    await support.getByLabel(t('returns.approval.why')).fill(WHY);
    await press(support, t('returns.desk.submit'));
    await expect(support.getByText(t('errors.reason.pin'))).toBeVisible();
    await support.getByLabel(t('returns.approval.pin'), { exact: true }).fill(PIN);
    await press(support, t('returns.desk.submit'));
    await support.waitForURL(/\/returns\/slip\//);
    await expect(support.getByText(/Allowed by/)).toBeVisible();
  });

  const audit = await runVerb<{ isSound: boolean }>(['audit']);
  expect(audit.isSound).toBe(true);
});

async function sellOnTheWeb(
  request: APIRequestContext,
  quantity: number,
): Promise<{ goods: Goods; channelName: string }> {
  const channel = await openChannel('shopify', `Shopify ${randomUUID().slice(0, 4)}`);
  const goods = await stockGoods(request, await makeKey(), { title: 'Returned cup' });
  const { currency } = await readShop();
  const body = shopifyOrder({ number: `#${goods.sku}`, quantity, currency, ...goods });
  expect(await sendShopify(request, channel, { topic: 'orders/create', body, id: goods.sku })).toBe('stored');
  return { goods, channelName: channel.name };
}

const press = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true }).click();

const addUnit = (page: Page, sku: string) => press(page, t('returns.desk.add', { sku }));

/** The order of the goods, found at the desk; the one that was sold first. */
async function openDesk(page: Page, sku: string): Promise<void> {
  await page.goto('/returns');
  await page.getByLabel(t('returns.find.label')).fill(sku);
  await press(page, t('returns.find.submit'));
  await page.waitForURL(/q=/);
  await page.locator('main a[href^="/returns/"]').filter({ hasText: sku }).last().click();
  await expect(page.getByRole('button', { name: t('returns.desk.add', { sku }), exact: true })).toBeVisible();
}

/** The owner asks for the tag from now on. */
async function keepPolicy(page: Page): Promise<void> {
  await page.goto('/settings/returns');
  const tag = page.getByLabel(t('returns.policy.needsTag')).last();
  if (!(await tag.isChecked())) {
    await tag.check();
    await press(page, t('returns.policy.save'));
    await expect(page.getByText(/^Version \d+ holds$/)).toBeVisible();
  }
}
