import { expect, test } from '@playwright/test';
import { toLatin, toPersian } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { makeKey, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const COUNTED = 37;

const t = (key: string) => say('fa', key);

test('goods are found by a search and put right by what was counted, on a phone', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000);
  const goods = await stockGoods(request, await makeKey(), { title: 'کاسهٔ سفالی' });
  const page = await openFor(browser, 'warehouse', { language: 'fa' });
  await page.goto('/inventory');
  await page.getByRole('searchbox', { name: t('inventory.search') }).fill(goods.sku);
  await page.waitForURL(/q=/);
  await page
    .getByRole('list', { name: t('inventory.title') })
    .getByRole('link')
    .filter({ hasText: goods.sku })
    .first()
    .click();
  await page.waitForURL(/\/inventory\/[0-9a-f]{8}-/);

  await page.getByRole('button', { name: t('inventory.variant.adjust'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('inventory.adjust.countedUnits')).fill(toPersian(String(COUNTED)));
  await dialog.getByRole('button', { name: t('inventory.adjust.save'), exact: true }).click();
  await expect(dialog).toBeHidden();
  const available = page.getByRole('main').locator('dl dd').first();
  await expect.poll(async () => toLatin((await available.textContent()) ?? '')).toContain(String(COUNTED));
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
