import { type APIRequestContext, expect, test } from '@playwright/test';
import { type LocalShop, openLocalShop, TOKEN } from '../jobs/testing/local-shop.ts';
import { openFor } from './support/people.ts';
import { type Goods, makeKey, openChannel, runVerb, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 240_000;
const SEEN_WITHIN_MS = 60_000;
const PAGE = '/channels/parity';
const DRIFT_PAGE = /\/channels\/parity\/[0-9a-f]{8}-/;

let there: LocalShop;

test.beforeAll(async () => {
  there = await openLocalShop('woocommerce', Number(process.env.E2E_SHOP_PORT));
});
test.afterAll(() => there.close());

test('a price is corrected on the channel itself, read back, and written back again', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const t = (key: string) => say('en', `parity.${key}`);
  const key = await makeKey();
  const channel = await openChannel('pishkhan', 'The market hall');
  const near = await stockGoods(request, key, { title: 'Cheaper at the market hall' });
  const far = await stockGoods(request, key, { title: 'A point too far to the left' });
  await list(request, key, { channelId: channel.id, goods: [near, far], prices: ['11.00', '1.25'] });
  const owner = await openFor(browser, 'owner');
  const manager = await openFor(browser, 'manager');

  await test.step('the owner says where the shop stands, and that it may be written to', async () => {
    await owner.goto(`/channels/${channel.id}/parity`);
    await owner.getByLabel(t('settings.source.kind')).selectOption('woocommerce');
    await owner.getByLabel(t('settings.source.url'), { exact: true }).fill(there.url);
    await owner.getByLabel(t('settings.source.token')).fill(TOKEN);
    await owner.getByLabel(t('settings.source.mayWrite')).check();
    await owner
      .getByRole('button', { name: t('settings.source.save'), exact: true })
      .last()
      .click();
    await expect(owner.getByText(t('settings.source.writes'))).toBeVisible();
  });

  await test.step('of two that are selected, the one that would move far is held back', async () => {
    await expect(async () => {
      await manager.goto(`${PAGE}?channel=${channel.id}&kind=price`);
      await expect(manager.locator('main tbody input[type="checkbox"]')).toHaveCount(2);
    }).toPass({ timeout: SEEN_WITHIN_MS });
    for (const box of await manager.locator('main tbody input[type="checkbox"]').all()) await box.check();
    await manager.getByRole('button', { name: t('do.push'), exact: true }).click();
    const dialog = manager.getByRole('dialog');
    await expect(dialog.getByText(t('push.verdict.wide'))).toBeVisible();
    await expect(dialog.getByText(t('push.verdict.ready'), { exact: true })).toBeVisible();
    await expect(dialog).toContainText('12.50');
    await dialog.getByRole('button', { name: 'Write it', exact: true }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the shop shows our price, was read again, and the difference is over', async () => {
    await expect.poll(() => there.products.get(501)?.price, { timeout: SEEN_WITHIN_MS }).toBe('12.50');
    expect(there.products.get(502)?.price).toBe('1.25');
    await expect(async () => {
      await manager.goto(`${PAGE}?channel=${channel.id}&kind=price&state=gone`);
      await expect(manager.getByRole('row').filter({ hasText: near.sku })).toHaveCount(1);
    }).toPass({ timeout: SEEN_WITHIN_MS });
  });

  await test.step('the former price is written back', async () => {
    await manager.getByRole('row').filter({ hasText: near.sku }).getByRole('link').first().click();
    await manager.waitForURL(DRIFT_PAGE);
    await expect(manager.getByText(t('correction.state.written'))).toBeVisible();
    await manager.getByRole('button', { name: t('correction.undo'), exact: true }).click();
    await expect.poll(() => there.products.get(501)?.price, { timeout: SEEN_WITHIN_MS }).toBe('11.00');
    await expect(manager.getByText(t('correction.isUndo'))).toBeVisible();
  });

  await test.step('the far one is written after a look at it', async () => {
    await manager.goto(`${PAGE}?q=${far.sku}&kind=price`);
    await manager.getByRole('row').filter({ hasText: far.sku }).getByRole('link').first().click();
    await manager.waitForURL(DRIFT_PAGE);
    await manager.getByRole('button', { name: t('do.push'), exact: true }).click();
    const dialog = manager.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Nothing to write', exact: true })).toBeDisabled();
    await dialog.getByLabel(t('push.seen')).check();
    await dialog.getByRole('button', { name: 'Write it', exact: true }).click();
    await expect.poll(() => there.products.get(502)?.price, { timeout: SEEN_WITHIN_MS }).toBe('12.50');
    await expect(manager.getByText(t('correction.state.written'))).toBeVisible({ timeout: SEEN_WITHIN_MS });
  });

  await test.step('who may only read is offered nothing', async () => {
    const viewer = await openFor(browser, 'viewer');
    await viewer.goto(`${PAGE}?channel=${channel.id}`);
    await viewer.getByRole('row').filter({ hasText: near.sku }).getByRole('link').first().click();
    await expect(viewer.getByRole('heading', { level: 1 })).toContainText(near.title);
    await expect(viewer.getByRole('button', { name: t('do.push'), exact: true })).toHaveCount(0);
  });
});

type Listed = { channelId: string; goods: readonly Goods[]; prices: readonly string[] };

/** Puts the goods into the shop and tells the program what it shows. */
async function list(
  request: APIRequestContext,
  key: string,
  { channelId, goods, prices }: Listed,
): Promise<void> {
  const { channels } = await runVerb<{ channels: { id: string; currency: string }[] }>(['channel', 'list']);
  const currency = channels.find(({ id }) => id === channelId)?.currency ?? '';
  const listings = goods.map(({ sku, title, available }, at) => {
    const [id, price] = [501 + at, prices[at] ?? ''];
    const product = { id, sku, title, price, description: '', compareAt: null, units: available };
    there.products.set(id, product);
    return { externalId: String(id), sku, currency, priceMinor: Math.round(Number(price) * 100), title };
  });
  const answer = await request.put('/api/v1/listings', {
    headers: { authorization: `Bearer ${key}` },
    data: { channelId, listings },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}
