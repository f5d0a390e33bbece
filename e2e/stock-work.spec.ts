import { expect, type Page, test } from '@playwright/test';
import { toLatin, toPersian } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { makeKey, readShop, runVerb, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 240_000;
const THERE = 30;
const SENT = 8;
const CAME = 5;
const SHORT = 9;

for (const language of ['en', 'fa'] as const) {
  const t = (key: string, values?: Record<string, string>) => say(language, `stock-work.${key}`, values);
  const figure = (value: number) => (language === 'fa' ? toPersian(String(value)) : String(value));

  test(`a transfer is sent, comes short, and ends with a reason (${language})`, async ({
    browser,
    request,
  }) => {
    test.setTimeout(JOURNEY_MS);
    const goods = await stockGoods(request, await makeKey(), {
      title: `Tray سینی ${language}`,
      units: THERE,
    });
    const { warehouseId } = await readShop();
    const keeper = await openFor(browser, 'warehouse', { language });
    const shop = await openFor(browser, 'floor', { language });
    let address = '';

    await test.step('the warehouse scans the goods and sends them off', async () => {
      await keeper.goto('/inventory/transfers/new');
      await keeper.getByLabel(t('transfer.column.from'), { exact: true }).selectOption(warehouseId);
      const taker = keeper.getByLabel(t('transfer.column.to'), { exact: true });
      const other = await taker.locator('option').last().getAttribute('value');
      await taker.selectOption(other);
      await keeper.getByRole('button', { name: t('transfer.begin'), exact: true }).click();
      await keeper.waitForURL(/\/inventory\/transfers\/[0-9a-f-]{36}$/);
      address = new URL(keeper.url()).pathname;
      const units = keeper.getByLabel(t('transfer.draft.unitsOf', { sku: goods.sku }), { exact: true });
      await typeCode(keeper, t('transfer.scan.label'), goods.sku);
      await expect(units).toHaveValue(figure(1));
      await units.fill(figure(SENT));
      await units.blur();
      await keeper.getByRole('button', { name: t('transfer.draft.send'), exact: true }).click();
      await expect(keeper.getByRole('link', { name: t('transfer.receive.action') })).toBeVisible();
    });

    await test.step('the shop takes in what came, and not more than was sent', async () => {
      await shop.goto(address);
      await shop.getByRole('link', { name: t('transfer.receive.action') }).click();
      const good = shop.getByLabel(t('transfer.receive.goodOf', { sku: goods.sku }), { exact: true });
      await expect(good).toBeVisible();
      await good.fill(figure(SENT + 1));
      await good.blur();
      const submit = shop.getByRole('button', { name: t('transfer.receive.submit'), exact: true });
      await submit.click();
      await expect(shop.getByRole('alert').filter({ hasText: t('transfer.receive.tooMany') })).toBeVisible();
      await good.fill(figure(CAME));
      await good.blur();
      await submit.click();
      await shop.waitForURL((url) => url.pathname === address && url.search === '');
      await expect(shop.getByText(t('transfer.status.part_received'), { exact: true })).toBeVisible();
    });

    await test.step('what is missing is written off with a reason', async () => {
      await shop.getByRole('button', { name: t('transfer.close.action'), exact: true }).click();
      const dialog = shop.getByRole('dialog');
      await dialog.getByRole('combobox').selectOption('lost');
      await dialog.getByRole('button', { name: t('transfer.close.submit'), exact: true }).click();
      await expect(shop.getByRole('link', { name: t('transfer.receive.action') })).toHaveCount(0);
      const line = shop.getByRole('row').filter({ hasText: goods.sku });
      const cells = (await line.getByRole('cell').allTextContents()).map((text) => toLatin(text).trim());
      expect(cells.slice(1, 6)).toEqual([SENT, SENT, CAME, 0, 0].map(String));
      expect(cells[6]).toContain(String(SENT - CAME));
    });

    await expectSound();
  });

  test(`goods are counted blind, handed in and approved (${language})`, async ({ browser, request }) => {
    test.setTimeout(JOURNEY_MS);
    const goods = await stockGoods(request, await makeKey(), {
      title: `Bowl کاسه ${language}`,
      units: THERE,
    });
    const { warehouseId } = await readShop();
    const counter = await openFor(browser, 'floor', { language });
    const owner = await openFor(browser, 'owner', { language });
    let address = '';

    await test.step('a place is said, and a count of the goods begun', async () => {
      const keeper = await openFor(browser, 'warehouse', { language });
      await keeper.goto('/inventory/counts/zones');
      await keeper.getByLabel(t('count.zones.location')).selectOption(warehouseId);
      await keeper.getByLabel(t('count.zones.rows')).fill(`sku,zone,bin\n${goods.sku},Z-${goods.sku},07`);
      await keeper.getByRole('button', { name: t('count.zones.submit'), exact: true }).click();
      await expect(keeper.getByText(`Z-${goods.sku}`, { exact: true })).toBeVisible();
      await counter.goto('/inventory/counts/new');
      await counter.getByLabel(t('count.column.location')).selectOption(warehouseId);
      await counter.getByLabel(t('count.column.scope'), { exact: true }).selectOption('zone');
      await counter.getByLabel(t('count.zone'), { exact: true }).selectOption(`Z-${goods.sku}`);
      await counter.getByRole('button', { name: t('count.begin'), exact: true }).click();
      await counter.waitForURL(/\/inventory\/counts\/[0-9a-f-]{36}$/);
      address = new URL(counter.url()).pathname;
    });

    await test.step('the shelf is counted without seeing the books', async () => {
      const units = counter.getByLabel(t('count.unitsOf', { sku: goods.sku }), { exact: true });
      await typeCode(counter, t('count.scan.label'), goods.sku);
      await expect(units).toHaveValue(figure(1));
      await units.fill(figure(THERE - SHORT));
      await units.blur();
      await expect(units).toHaveValue(figure(THERE - SHORT));
      await counter.getByRole('button', { name: t('count.handIn.action'), exact: true }).click();
      await expect(counter.getByText(t('count.status.submitted'), { exact: true }).first()).toBeVisible();
      await expect(counter.getByText(t('count.approve.waits'))).toBeVisible();
    });

    await test.step('the owner sees the difference and approves it', async () => {
      await owner.goto(address);
      const line = owner.getByRole('row').filter({ hasText: goods.sku });
      const cells = (await line.getByRole('cell').allTextContents()).map((text) => toLatin(text).trim());
      expect(cells.slice(2, 4)).toEqual([THERE, THERE - SHORT].map(String));
      await owner.getByRole('button', { name: new RegExp(toApprove(language)) }).click();
      await expect(owner.getByText(t('count.status.approved'), { exact: true })).toBeVisible();
    });

    await expectSound();
  });
}

function toApprove(language: 'en' | 'fa'): string {
  return language === 'fa' ? '^تأیید' : '^Approve';
}

/** Types a code into the scan field, once the page has come alive and hears it. */
async function typeCode(page: Page, label: string, code: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label });
  await expect(async () => {
    await field.fill(code);
    await field.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible({ timeout: 5_000 });
  }).toPass();
}

async function expectSound(): Promise<void> {
  const audit = await runVerb<{ isSound: boolean }>(['audit']);
  expect(audit.isSound).toBe(true);
}
