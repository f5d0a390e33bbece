import { expect, test } from '@playwright/test';
import { readFigure } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { type Language, say, sayCounted } from './support/words.ts';

const JOURNEY_MS = 180_000;
const RUN_MS = 120_000;
const PAGE = '/customers/insights';

const words = (language: Language) => (key: string, values?: Record<string, string>) =>
  say(language, `insights.${key}`, values);

for (const language of ['en', 'fa'] as const) {
  test(`predictions lead to the people behind them (${language})`, async ({ browser }) => {
    test.setTimeout(JOURNEY_MS);
    const t = words(language);
    const owner = await openFor(browser, 'owner', { language });
    await owner.goto(PAGE);

    await test.step('figures ahead come with their interval and their limits', async () => {
      const ahead = owner.getByRole('region', { name: t('ahead.title'), exact: true });
      await expect(ahead.getByRole('region')).toHaveCount(4);
      await expect(ahead.getByText(t('limits.unseen'))).toBeVisible();
      await expect(owner.getByRole('region', { name: t('models.title') }).getByRole('row')).toHaveCount(4);
    });

    await test.step('a number of the grid is the number of people that it leads to', async () => {
      const grid = owner.getByRole('region', { name: t('rfm.title'), exact: true });
      const link = grid.getByRole('link').first();
      const count = readFigure((await link.locator('bdi').textContent()) ?? '');
      await link.click();
      await owner.waitForURL(/\/insights\/people\?/);
      const told = await owner.getByText(sayCounted(language, 'insights.people.count')).textContent();
      expect(readFigure((told ?? '').split('·').at(-1) ?? '')).toBe(count);
      await expect(owner.locator('main tbody tr')).toHaveCount(Math.min(50, count));
    });

    await test.step('a person shows the same outlook', async () => {
      await owner.locator('main tbody a').first().click();
      const outlook = owner.getByRole('region', { name: t('outlook.title'), exact: true });
      await expect(outlook.getByText(t('outlook.alive'))).toBeVisible();
    });

    await test.step('cohorts and what is also bought stand in the address', async () => {
      await owner.goto(`${PAGE}?measure=sales`);
      const cohorts = owner.getByRole('region', { name: t('cohorts.title'), exact: true });
      await expect(cohorts.getByText(t('cohorts.caption.sales'))).toBeVisible();
      const also = owner.getByRole('region', { name: t('also.title'), exact: true });
      await also.getByLabel(t('also.search')).fill('e');
      await also.getByRole('button', { name: t('also.find') }).click();
      await owner.waitForURL(/product-name=e/);
      await also.getByRole('link').first().click();
      await owner.waitForURL(/product=/);
      await expect(
        also
          .getByText(sayCounted(language, 'insights.also.buyers'))
          .or(also.getByText(t('also.tooFew')))
          .first(),
      ).toBeVisible();
    });
  });
}

test('predictions are made anew at a press, and only leaders may', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const t = words('en');
  const manager = await openFor(browser, 'manager');
  await manager.goto(PAGE);
  const button = manager.getByRole('button', { name: t('run.start') });
  // The night's own run may be at work.
  await expect(button).toBeEnabled({ timeout: RUN_MS });
  await button.click();
  await expect(manager.getByRole('progressbar', { name: t('run.label') })).toBeVisible();
  await expect(manager.getByRole('progressbar', { name: t('run.label') })).toHaveCount(0, {
    timeout: RUN_MS,
  });
  const marketing = await openFor(browser, 'marketing');
  await marketing.goto(PAGE);
  await expect(marketing.getByRole('heading', { level: 1, name: t('title') })).toBeVisible();
  await expect(marketing.getByRole('button', { name: t('run.start') })).toHaveCount(0);
  const floor = await openFor(browser, 'floor');
  await floor.goto(PAGE);
  await expect(floor.getByRole('heading', { level: 1, name: t('title') })).toHaveCount(0);
});
