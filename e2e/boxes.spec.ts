import { expect, test } from '@playwright/test';
import { toLatin, toPersian } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { makeKey, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const IN_A_BOX = 12;
const BOXES = 3;
const PIECES = IN_A_BOX * BOXES;
const LONGEST_CODE = 9;

for (const language of ['en', 'fa'] as const) {
  test(`goods are counted in boxes, get a place, and are told when to reorder (${language})`, async ({
    browser,
    request,
  }) => {
    test.setTimeout(JOURNEY_MS);
    const t = (key: string, values?: Record<string, string>) => say(language, key, values);
    const figure = (value: number | string) => (language === 'fa' ? toPersian(String(value)) : String(value));
    const goods = await stockGoods(request, await makeKey(), { title: `Kettle کتری ${language}`, units: 5 });
    const code = `29${String(Date.now()).slice(-LONGEST_CODE)}${language === 'fa' ? 1 : 0}`;
    const page = await openFor(browser, 'owner', { language });
    const dialog = page.getByRole('dialog');
    const levels = page.getByRole('table', { name: t('inventory.variant.levels') }).getByRole('row');

    await test.step('a box holds twelve and has a barcode', async () => {
      await page.goto(`/inventory/${goods.variantId}`);
      await page.getByRole('button', { name: t('units.edit'), exact: true }).click();
      await dialog.getByRole('button', { name: t('units.add'), exact: true }).click();
      await dialog.getByLabel(t('units.factor'), { exact: true }).fill(figure(IN_A_BOX));
      await dialog.getByLabel(t('units.barcode')).fill(figure(code));
      await dialog.getByRole('button', { name: t('units.save'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByText(code)).toBeVisible();
    });

    await test.step('three boxes are counted as thirty-six pieces', async () => {
      await page.getByRole('button', { name: t('inventory.variant.adjust'), exact: true }).click();
      const label = t('inventory.adjust.countedUnits');
      await dialog.getByLabel(label, { exact: true }).fill(figure(BOXES));
      await dialog
        .getByLabel(`${label} · ${t('units.countIn')}`, { exact: true })
        .selectOption({ label: t('units.word.box') });
      await expect(dialog.getByText(`= ${figure(PIECES)}`, { exact: false })).toBeVisible();
      await dialog.getByRole('button', { name: t('inventory.adjust.save'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect
        .poll(async () => toLatin((await levels.nth(1).textContent()) ?? ''))
        .toContain(String(PIECES));
    });

    await test.step('they get a place on the shelf', async () => {
      await page.getByRole('button', { name: t('inventory.place.edit'), exact: true }).click();
      await dialog.getByLabel(t('inventory.place.zone')).fill('Q');
      await dialog.getByLabel(t('inventory.place.bin')).fill('77');
      await dialog.getByRole('button', { name: t('inventory.place.save'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByText('77', { exact: true })).toBeVisible();
    });

    await test.step('a scanned box finds them', async () => {
      await page.goto('/inventory');
      await page.getByLabel(t('inventory.scan.label')).fill(code);
      await page.getByRole('button', { name: t('inventory.scan.find'), exact: true }).click();
      await page.waitForURL(`**/inventory/${goods.variantId}`);
    });

    await test.step('the stock page tells when they are low', async () => {
      await page.goto(`/inventory?q=${goods.sku}`);
      const row = page.getByRole('row').filter({ hasText: goods.sku });
      await row.getByRole('checkbox').check();
      await page.getByRole('button', { name: t('inventory.bulk.targets'), exact: true }).click();
      await dialog.getByLabel(t('inventory.bulk.reorderPoint')).fill(figure(100));
      await dialog.getByLabel(t('inventory.bulk.orderUpTo')).fill(figure(50));
      await dialog.getByRole('button', { name: t('inventory.bulk.save'), exact: true }).click();
      await expect(dialog.getByRole('alert')).toHaveText(t('inventory.bulk.problem.upToTooLow'));
      await dialog.getByLabel(t('inventory.bulk.orderUpTo')).fill(figure(150));
      await dialog.getByRole('button', { name: t('inventory.bulk.save'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(row.getByText(t('inventory.mark.low'), { exact: true })).toBeVisible();
    });
  });
}
