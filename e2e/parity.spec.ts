import { type APIRequestContext, expect, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { type Goods, makeKey, runVerb, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const FOUND_WITHIN_MS = 60_000;
const PAGE = '/channels/parity';

test('a price that differs is found and corrected, and another one accepted', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const t = (key: string) => say('en', `parity.${key}`);
  const key = await makeKey();
  const shop = await webShop();
  const wrong = await stockGoods(request, key, { title: 'Priced otherwise there' });
  const agreed = await stockGoods(request, key, { title: 'Cheaper there by agreement' });
  const told = await stockGoods(request, key, { title: 'To be told there' });
  await show(request, key, {
    shop,
    prices: [
      [wrong, 1100],
      [agreed, 1000],
      [told, 900],
    ],
  });
  const manager = await openFor(browser, 'manager');

  await test.step('the difference stands on the list with both prices', async () => {
    await expect(async () => {
      await manager.goto(`${PAGE}?q=${wrong.sku}`);
      await expect(manager.getByRole('row').filter({ hasText: wrong.sku })).toHaveCount(1);
    }).toPass({ timeout: FOUND_WITHIN_MS });
    const row = manager.getByRole('row').filter({ hasText: wrong.sku });
    await expect(row).toContainText('11.00');
    await expect(row).toContainText('12.50');
  });

  await test.step('what the channel shows is taken over into the books, and the difference is over', async () => {
    await manager.getByRole('row').filter({ hasText: wrong.sku }).getByRole('link').first().click();
    await expect(manager.getByRole('heading', { level: 1 })).toContainText(wrong.title);
    await manager.getByRole('button', { name: t('do.takeOver'), exact: true }).click();
    await expect(manager.getByText(t('drift.correctedIn.book'))).toBeVisible();
    await manager.goto(`${PAGE}?q=${wrong.sku}`);
    await expect(manager.getByRole('row').filter({ hasText: wrong.sku })).toHaveCount(0);
    await manager.goto(`${PAGE}?q=${wrong.sku}&state=gone`);
    await expect(manager.getByRole('row').filter({ hasText: wrong.sku })).toHaveCount(1);
  });

  await test.step('another one is accepted with its reason, and is silent', async () => {
    await manager.goto(`${PAGE}?q=${agreed.sku}`);
    await manager.getByRole('row').filter({ hasText: agreed.sku }).getByRole('checkbox').check();
    await manager.getByRole('button', { name: t('do.accept'), exact: true }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByRole('button', { name: t('accept.send'), exact: true }).click();
    await expect(dialog.getByText(t('accept.reasonMissing'))).toBeVisible();
    await dialog.getByLabel(t('accept.reason')).fill('Agreed for the spring');
    await dialog.getByRole('button', { name: t('accept.send'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await manager.goto(`${PAGE}?q=${agreed.sku}&state=accepted`);
    await manager.getByRole('row').filter({ hasText: agreed.sku }).getByRole('link').first().click();
    await expect(manager.getByText('Agreed for the spring')).toBeVisible();
  });

  await test.step('a third is told to the channel, stands in the file, and ends when the channel shows it', async () => {
    await manager.goto(`${PAGE}?q=${told.sku}`);
    await manager.getByRole('row').filter({ hasText: told.sku }).getByRole('checkbox').check();
    await manager.getByRole('button', { name: t('do.tell'), exact: true }).click();
    await expect(manager.getByRole('row').filter({ hasText: told.sku })).toHaveCount(0);
    const file = await manager.request.get(`${PAGE}/export?format=csv&state=corrected&q=${told.sku}`);
    expect(await file.text()).toContain('12.50');
    await show(request, key, { shop, prices: [[told, 1250]] });
    await expect(async () => {
      await manager.goto(`${PAGE}?q=${told.sku}&state=gone`);
      await expect(manager.getByRole('row').filter({ hasText: told.sku })).toHaveCount(1);
    }).toPass({ timeout: FOUND_WITHIN_MS });
  });
});

test('who may only read sees differences and decides nothing', async ({ browser }) => {
  const viewer = await openFor(browser, 'viewer');
  await viewer.goto(PAGE);
  await expect(viewer.getByRole('heading', { level: 1, name: say('en', 'parity.title') })).toBeVisible();
  await expect(viewer.locator('main tbody input[type="checkbox"]')).toHaveCount(0);
  const floor = await openFor(browser, 'floor');
  await floor.goto(PAGE);
  await expect(floor.getByText(say('en', 'common.empty.noPermissionTitle'))).toBeVisible();
});

type Shop = { id: string; currency: string };

async function webShop(): Promise<Shop> {
  const { channels } = await runVerb<{ channels: (Shop & { slug: string })[] }>(['channel', 'list']);
  const found = channels.find(({ slug }) => slug === 'web');
  if (!found) throw new Error('The demo business has no web shop.');
  return found;
}

async function show(
  request: APIRequestContext,
  key: string,
  { shop, prices }: { shop: Shop; prices: [Goods, number][] },
): Promise<void> {
  const listings = prices.map(([{ sku }, priceMinor]) => ({
    sku,
    currency: shop.currency,
    priceMinor,
    includesTax: false,
  }));
  const answer = await request.put('/api/v1/listings', {
    headers: { authorization: `Bearer ${key}` },
    data: { channelId: shop.id, listings },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}
