import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { readFigure, toLatin } from './support/figures.ts';
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
import { type Language, say } from './support/words.ts';

const DAY_MS = 240_000;
const SOLD = 3;
const BACK = 1;
const PRICE_MINOR = 1250;

for (const language of ['en', 'fa'] as const) {
  test(`an order of a vendor is shipped, partly taken back, and stands in the margin (${language})`, async ({
    browser,
    request,
  }) => {
    test.setTimeout(DAY_MS);
    const t = (key: string, values?: Record<string, string>) => say(language, key, values);
    const channel = await openChannel('shopify', `Shopify ${randomUUID().slice(0, 4)}`);
    const goods = await stockGoods(request, await makeKey(), { title: `فنجان Cup ${language}` });
    const { currency } = await readShop();
    const floor = await openFor(browser, 'floor', { language });
    const owner = await openFor(browser, 'owner', { language });

    await test.step('somebody on the floor has the goods before their eyes', async () => {
      await floor.goto(`/inventory/${goods.variantId}`);
      await expect(floor.locator('html')).toHaveAttribute('dir', language === 'fa' ? 'rtl' : 'ltr');
      await expectFigure(availableOf(floor, language), goods.available);
    });

    await test.step('the order comes in, twice, and the stock falls on their screen by itself', async () => {
      const body = shopifyOrder({ number: `#${goods.sku}`, quantity: SOLD, currency, ...goods });
      const message = { topic: 'orders/create', body, id: goods.sku };
      expect(await sendShopify(request, channel, message)).toBe('stored');
      expect(await sendShopify(request, channel, message)).toBe('duplicate');
      await expectFigure(availableOf(floor, language), goods.available - SOLD);
    });

    // Figures are worked out shortly after the fact.
    await expect
      .poll(async () => (await readMargins(owner, channel.name, language)).net)
      .toBe(SOLD * PRICE_MINOR);
    const before = await readMargins(owner, channel.name, language);

    await test.step('the owner finds it in the list and opens it', async () => {
      await owner.goto('/orders');
      await owner.getByRole('searchbox', { name: t('orders.search') }).fill(goods.sku);
      await owner.waitForURL(/q=/);
      await owner.getByRole('row').filter({ hasText: channel.name }).getByRole('link').first().click();
      await owner.waitForURL(/\/orders\/[0-9a-f-]{36}/);
      if (language === 'fa') await expectPersian(owner);
    });

    await test.step('it is confirmed, picked and shipped', async () => {
      await press(owner, t('orders.do.confirm.action'));
      await expect(button(owner, t('orders.do.confirm.action'))).toBeHidden();
      await press(owner, t('orders.do.pick.action'));
      await owner
        .getByRole('dialog')
        .getByRole('button', { name: t('orders.do.pick.submit') })
        .click();
      await expect(owner.getByRole('dialog')).toBeHidden();
      await press(owner, t('orders.do.ship.action'));
      const dialog = owner.getByRole('dialog');
      await dialog.getByLabel(t('orders.do.ship.tracking')).fill('TRACK-1');
      await dialog.getByRole('button', { name: t('orders.do.ship.submit'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(owner.getByText('TRACK-1')).toBeVisible();
    });

    await test.step('one unit is taken back to the shelf and its money given back', async () => {
      const address = owner.url();
      await owner.getByRole('link', { name: t('orders.do.takeBack.action'), exact: true }).click();
      await owner.waitForURL(/\/returns\/[0-9a-f-]{36}/);
      await press(owner, t('returns.desk.add', { sku: goods.sku }));
      await owner.getByLabel(t('returns.desk.disposition')).selectOption('shelf');
      await press(owner, t('returns.desk.submit'));
      await owner.waitForURL(/\/returns\/slip\//);
      await owner.goto(address);
      await expect(owner.getByRole('heading', { name: t('orders.returned.title') })).toBeVisible();
    });

    await expectFigure(availableOf(floor, language), goods.available - SOLD + BACK);

    await test.step('the margin of the channel has changed, and the sum agrees with the rows', async () => {
      await expect
        .poll(async () => (await readMargins(owner, channel.name, language)).net)
        .toBe((SOLD - BACK) * PRICE_MINOR);
      const after = await readMargins(owner, channel.name, language);
      expect(after.cm2).toBeLessThan(before.cm2);
      await owner.goto(`/channels/${channel.id}?preset=7days&compare=none`);
      await expect(owner.getByText(t('channels.posting.agree'), { exact: true })).toBeVisible();
    });

    const audit = await runVerb<{ isSound: boolean }>(['audit']);
    expect(audit.isSound).toBe(true);
  });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function press(page: Page, name: string): Promise<void> {
  await button(page, name).click();
}

/** The figure under "available" in the row of all places together. */
function availableOf(page: Page, language: Language): Locator {
  const table = page.getByRole('table', { name: say(language, 'inventory.variant.levels') });
  return table.locator('tfoot').getByRole('cell').nth(3);
}

async function expectFigure(cell: Locator, figure: number): Promise<void> {
  await expect.poll(async () => toLatin((await cell.textContent()) ?? '')).toBe(String(figure));
}

type Margins = { net: number; cm2: number };

/** Net sales and margin 2 of a channel, beside those of all channels, which must be the sum of the rows. */
async function readMargins(page: Page, channelName: string, language: Language): Promise<Margins> {
  await page.goto('/channels?preset=7days&compare=none&columns=net&columns=cm2');
  const table = page.getByRole('table', { name: say(language, 'channels.table') });
  await expect(table).toBeVisible();
  const read = async (metric: 'net' | 'cm2') => {
    const heads = await table.getByRole('columnheader').allTextContents();
    const at = heads.findIndex((head) => head.trim() === say(language, `metrics.${metric}.name`));
    expect(at, metric).toBeGreaterThan(0);
    const cells = await table
      .locator('tbody tr, tfoot tr')
      .evaluateAll((rows, place) => rows.map((row) => row.children[place]?.textContent ?? ''), at);
    const figures = cells.map(readFigure);
    const all = figures.pop();
    expect(figures.reduce((sum, one) => sum + one, 0)).toBe(all);
    const names = await table.getByRole('rowheader').allTextContents();
    return figures[names.findIndex((name) => name.includes(channelName))] ?? 0;
  };
  return { net: await read('net'), cm2: await read('cm2') };
}

/** Figures in Persian digits, dates in the Persian calendar. */
async function expectPersian(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/[۰-۹]/);
  const main = (await page.getByRole('main').locator('time').first().textContent()) ?? '';
  expect(main).toMatch(/[۰-۹]/);
  expect(toLatin(main)).toMatch(/1[34]\d\d/);
}
