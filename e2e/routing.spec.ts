import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import {
  makeKey,
  openChannel,
  readShop,
  runVerb,
  sendShopify,
  shopifyOrder,
  stockGoods,
} from './support/shop.ts';
import { say } from './support/words.ts';

const t = (key: string, values?: Record<string, string>) => say('en', key, values);
const JOURNEY_MS = 180_000;
const TRIAL_MS = 60_000;

type Listed = { channels: { slug: string; locationIds: string[] }[] };

test('changed rules are tried on the past, then live, and gone back from', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const owner = await openFor(browser, 'owner');
  await owner.goto('/settings/routing');
  const live = owner.getByRole('region', { name: t('routing.live.title') });
  await expect(live).toContainText(t('routing.words.by.rank'));

  await test.step('the draft of the demo would send many orders from elsewhere', async () => {
    await tryDraft(owner);
    const report = owner.getByRole('table').filter({ hasText: t('routing.report.km') });
    await expect(report).toBeVisible({ timeout: TRIAL_MS });
    await expect(
      owner.locator('summary').filter({ hasText: /[1-9]\d* orders would have gone elsewhere/ }),
    ).toBeVisible();
  });

  await test.step('asking places in their order before measuring ways would not', async () => {
    const rank = t('routing.words.by.rank');
    await owner.getByRole('button', { name: t('routing.draft.up', { name: rank }) }).click();
    await owner.getByRole('button', { name: t('routing.draft.save'), exact: true }).click();
    await expect(owner.getByText(t('routing.draft.saved'))).toBeVisible();
    await expect(owner.getByText(t('routing.trial.other'))).toBeVisible();
    await tryDraft(owner);
    await expect(
      owner.locator('summary').filter({ hasText: '0 orders would have gone elsewhere' }),
    ).toBeVisible({
      timeout: TRIAL_MS,
    });
  });

  await test.step('made live, it holds at once', async () => {
    await owner.getByRole('button', { name: t('routing.draft.goLive'), exact: true }).click();
    await owner
      .getByRole('dialog')
      .getByRole('button', { name: t('routing.draft.goLive') })
      .click();
    await expect(live).toContainText(t('routing.words.by.distance'));
    await expect(owner.getByRole('button', { name: t('routing.live.change') })).toBeVisible();
  });

  await test.step('an older version is a press away', async () => {
    await owner
      .locator('summary')
      .filter({ hasText: t('routing.version', { version: '1' }) })
      .click();
    await owner.getByRole('button', { name: t('routing.history.goBackOf', { version: '1' }) }).click();
    await owner
      .getByRole('dialog')
      .getByRole('button', { name: t('routing.history.goBack') })
      .click();
    await expect(live).not.toContainText(t('routing.words.by.distance'));
  });
});

test('what the shelf does not have is served from another place', async ({ browser, request }) => {
  test.setTimeout(JOURNEY_MS);
  const channel = await openChannel('shopify', `Shopify ${randomUUID().slice(0, 4)}`);
  const key = await makeKey();
  const goods = await stockGoods(request, key, { title: 'Short cup', units: 5 });
  const { currency, warehouseId } = await readShop();
  const elsewhere = await stockElsewhere(request, key, { variantId: goods.variantId, not: warehouseId });
  const body = shopifyOrder({ number: `#${goods.sku}`, quantity: 3, currency, ...goods });
  await sendShopify(request, channel, { topic: 'orders/create', body });
  const picker = await openFor(browser, 'warehouse');

  await test.step('the picker finds one of three', async () => {
    await openOrder(picker, goods.sku);
    await picker.getByRole('button', { name: t('orders.do.pick.action'), exact: true }).click();
    const dialog = picker.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('1');
    await dialog.getByRole('button', { name: t('orders.do.pick.submit'), exact: true }).click();
    await expect(picker.getByText(t('orders.attention.title'))).toBeVisible();
  });

  await test.step('the rest is routed anew, without the place that could not', async () => {
    await picker.getByRole('button', { name: t('routing.reroute.action'), exact: true }).click();
    const dialog = picker.getByRole('dialog');
    await dialog.getByLabel(t('routing.reroute.from')).selectOption(warehouseId);
    await dialog.getByLabel(t('routing.reroute.reason')).fill('shelf was empty');
    await dialog.getByRole('button', { name: t('routing.reroute.submit'), exact: true }).click();
    await expect(picker.getByText(t('orders.attention.title'))).toBeHidden();
    const why = picker.getByRole('region', { name: t('routing.why.title') });
    await expect(why).toContainText(t('routing.why.rerouted', { why: 'shelf was empty' }));
    await expect(why).toContainText(t('routing.why.excluded.avoided'));
  });

  expect(elsewhere).not.toBe(warehouseId);
});

async function tryDraft(page: Page): Promise<void> {
  const start = page.getByRole('button', { name: t('routing.trial.start'), exact: true });
  await start.click();
  await expect(start).toBeEnabled({ timeout: TRIAL_MS });
}

async function openOrder(page: Page, sku: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/orders?q=${sku}`);
    await page
      .getByRole('row')
      .filter({ hasText: 'Shopify' })
      .getByRole('link')
      .first()
      .click({ timeout: 3_000 });
  }).toPass();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
}

/** Lays some units at another place that serves the web shop; its id. */
async function stockElsewhere(
  request: Parameters<typeof stockGoods>[0],
  key: string,
  wish: { variantId: string; not: string },
): Promise<string> {
  const { channels } = await runVerb<Listed>(['channel', 'list']);
  const places = channels.find(({ slug }) => slug === 'web')?.locationIds ?? [];
  const locationId = places.find((id) => id !== wish.not);
  if (!locationId) throw new Error('The demo business has one place only.');
  const adjustment = { variantId: wish.variantId, locationId, change: 5, reason: 'receipt' };
  const answer = await request.post('/api/v1/stock/adjustments', {
    headers: { authorization: `Bearer ${key}` },
    data: adjustment,
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return locationId;
}
