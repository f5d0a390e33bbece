import { expect, type Page, test } from '@playwright/test';
import { readFigure } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const COUNTED_MS = 2_000;

const sumOf = async (page: Page, at: number) =>
  readFigure((await page.locator('[data-sums] > span').nth(at).locator('bdi').last().textContent()) ?? '');

for (const language of ['en', 'fa'] as const) {
  test(`a cell of who stays leads to as many people (${language})`, async ({ browser }) => {
    test.setTimeout(JOURNEY_MS);
    const owner = await openFor(browser, 'owner', { language });
    // A business that was just made is counted for the first time some seconds later.
    await expect(async () => {
      await owner.goto('/channels/retention');
      for (const part of ['cohorts', 'stays', 'churn'])
        await expect(owner.locator(`[data-${part}] tbody a`).first()).toBeVisible({ timeout: COUNTED_MS });
    }).toPass({ timeout: JOURNEY_MS / 2 });
    await expect(owner.getByRole('heading', { level: 1 })).toHaveText(say(language, 'retention.title'));

    await test.step('customers of a first month who bought in a later one', async () => {
      const cell = owner.locator('[data-cohorts] tbody tr').last().locator('td a').nth(1);
      const buyers = Number(await cell.getAttribute('data-buyers'));
      expect(buyers).toBeGreaterThan(0);
      await cell.click();
      await owner.waitForURL(/\/channels\/retention\/people\?.*rows=cohort/);
      expect(await sumOf(owner, 0)).toBe(buyers);
    });

    await test.step('the money of a first month since then', async () => {
      await owner.goto('/channels/retention?measure=net');
      const row = owner.locator('[data-cohorts] tbody tr').last();
      await row.locator('td a').first().click();
      await owner.waitForURL(/rows=cohort/);
      expect(await sumOf(owner, 2)).toBeGreaterThan(0);
    });

    await test.step('customers who bought in both of two months', async () => {
      await owner.goto('/channels/retention?span=month');
      const link = owner.locator('[data-stays] tbody a').first();
      const stayed = Number(await link.getAttribute('data-stayed'));
      await link.click();
      await owner.waitForURL(/rows=stayed/);
      expect(await sumOf(owner, 0)).toBe(stayed);
    });

    await test.step('customers who may be leaving', async () => {
      await owner.goto('/channels/retention');
      const link = owner.locator('[data-churn] tbody a').first();
      const shown = readFigure((await link.textContent()) ?? '');
      await link.click();
      await owner.waitForURL(/rows=(low|late)/);
      expect(await sumOf(owner, 0)).toBe(shown);
    });
  });
}
