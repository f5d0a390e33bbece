import { expect, type Page, test } from '@playwright/test';
import { readFigure, toPersian } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { type Language, say, sayCounted } from './support/words.ts';

const JOURNEY_MS = 180_000;
const FORECAST_MS = 120_000;
const LIST = '/inventory/reorder';
/** Goods of the demo business: those that other journeys make have no past to try methods on. */
const DEMO_SKU = /[A-Z]\d{4}-\d/;

const words = (language: Language) => (key: string, values?: Record<string, string>) =>
  say(language, `planning.${key}`, values);

/** The most urgent row with a past: its SKU, its quantity, and where its page is. */
async function readFirst(page: Page, language: Language) {
  const t = words(language);
  const table = page.getByRole('table', { name: t('title'), exact: true });
  await expect(table.locator('tbody tr').first()).toBeVisible();
  const heads = await table.locator('thead th').allTextContents();
  const at = heads.findIndex((head) => head.trim() === t('column.quantity'));
  const rows = await table.locator('tbody tr').filter({ hasText: DEMO_SKU }).all();
  const found = await Promise.all(
    rows.map(async (row) => ({
      sku: ((await row.getByRole('rowheader').textContent()) ?? '').trim(),
      quantity: readFigure((await row.locator('td, th').nth(at).locator('bdi').first().textContent()) ?? ''),
      path: (await row.getAttribute('data-href')) ?? '',
    })),
  );
  // Some goods have sold too little at their place for methods to be tried.
  for (const one of found) {
    await page.goto(one.path);
    await expect(page.getByRole('region', { name: t('why.sum') })).toBeVisible();
    if ((await page.getByText(t('why.trials')).count()) > 0) return one;
  }
  throw new Error(`None of ${found.length} goods to reorder has a past.`);
}

for (const language of ['en', 'fa'] as const) {
  test(`goods that run low are explained, drafted, and leave the list (${language})`, async ({ browser }) => {
    test.setTimeout(JOURNEY_MS);
    const t = words(language);
    const figure = (value: number) => (language === 'fa' ? toPersian(String(value)) : String(value));
    const owner = await openFor(browser, 'owner', { language });
    await owner.goto(LIST);
    const first = await readFirst(owner, language);
    expect(first.quantity).toBeGreaterThan(0);

    await test.step('the quantity explains itself line by line', async () => {
      await owner.goto(first.path);
      await expect(
        owner.getByRole('heading', { name: t('why.title', { quantity: figure(first.quantity) }) }),
      ).toBeVisible();
      const sum = owner.getByRole('region', { name: t('why.sum') });
      const value = async (key: string) =>
        readFigure(
          (await sum
            .locator('dt', { hasText: t(key) })
            .locator('xpath=../dd/bdi')
            .first()
            .textContent()) ?? '',
        );
      const [point, lot, position] = [
        await value('why.reorderPoint'),
        await value('why.lot'),
        await value('why.position'),
      ];
      expect(position).toBeLessThanOrEqual(point);
      expect(first.quantity).toBeGreaterThanOrEqual(point + lot - position);
      await owner.getByText(t('why.trials')).first().click();
      await expect(owner.getByText(t('why.trial.chosen'), { exact: true })).toBeVisible();
    });

    await test.step('it becomes a draft of a purchase order, or of a transfer from the place that fills it', async () => {
      await owner.goto(LIST);
      await owner.locator(`tr[data-href="${first.path}"]`).getByRole('checkbox').check();
      await owner.getByRole('button', { name: t('draft.button'), exact: true }).click();
      const dialog = owner.getByRole('dialog', { name: sayCounted(language, 'planning.draft.done') });
      await expect(dialog).toBeVisible();
      await dialog.getByRole('link').first().click();
      await owner.waitForURL(/\/(purchasing|inventory\/transfers)\/[0-9a-f-]{36}$/);
      await expect(owner.getByRole('main').getByText(first.sku).first()).toBeVisible();
    });

    await test.step('and is not asked for again', async () => {
      await owner.goto(first.path);
      await expect(owner.getByText(t('why.drafted')).first()).toBeVisible();
      await owner.goto(LIST);
      await expect(owner.locator(`tr[data-href="${first.path}"]`)).toHaveCount(0);
    });
  });
}

test('forecasts are made anew while the page tells how far they are', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const t = words('en');
  const manager = await openFor(browser, 'manager');
  await manager.goto(LIST);
  const update = manager.getByRole('button', { name: t('run.start'), exact: true });
  // The night's own run may be at work.
  await expect(update).toBeEnabled({ timeout: FORECAST_MS });
  await update.click();
  await expect(update).toBeDisabled();
  await expect(update).toBeEnabled({ timeout: FORECAST_MS });
  await expect(manager.getByRole('progressbar', { name: t('run.label') })).toHaveCount(0);
  await expect(manager.getByRole('table', { name: t('title'), exact: true })).toBeVisible();
});

test('a viewer reads the list, and marketing is not let in', async ({ browser }) => {
  const t = words('en');
  const viewer = await openFor(browser, 'viewer');
  await viewer.goto(LIST);
  await expect(viewer.getByRole('table', { name: t('title'), exact: true })).toBeVisible();
  await expect(viewer.getByRole('button', { name: t('run.start'), exact: true })).toHaveCount(0);
  await expect(viewer.getByRole('columnheader', { name: t('column.cost') })).toHaveCount(0);
  await expect(viewer.getByRole('checkbox')).toHaveCount(0);
  const marketing = await openFor(browser, 'marketing');
  await marketing.goto(LIST);
  await expect(marketing.getByText(say('en', 'common.empty.noPermissionTitle'))).toBeVisible();
});
