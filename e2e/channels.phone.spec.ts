import { expect, test } from '@playwright/test';
import { readFigure } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const DAYS = 'preset=365days';

for (const language of ['fa', 'bg'] as const) {
  test(`the board is a card for each channel, and a figure leads to its rows (${language})`, async ({
    browser,
  }) => {
    test.setTimeout(JOURNEY_MS);
    const owner = await openFor(browser, 'owner', { language });
    await owner.goto(`/channels?${DAYS}&columns=newCustomers`);
    const cards = owner.locator('[data-board-cards] > li');
    await expect(cards.first()).toContainText(say(language, 'channels.all'));
    await expect(owner.getByRole('table', { name: say(language, 'channels.table') })).toBeHidden();

    // However long the names of channels are.
    const wide = await owner.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(owner.viewportSize()?.width ?? 0);

    const figure = cards.nth(1).locator('dd').first().getByRole('link');
    const shown = readFigure((await figure.textContent()) ?? '');
    expect(shown).toBeGreaterThan(0);
    expect((await figure.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    await figure.tap();
    await owner.waitForURL(/\/channels\/rows\?.*rows=new/);
    await expect(owner.locator('[data-sums]')).toBeVisible();
    const sum = await owner.locator('[data-sums] > span').first().locator('bdi').last().textContent();
    expect(readFigure(sum ?? '')).toBe(shown);

    const rows = owner.getByRole('list', { name: say(language, 'board.rows.of.new') }).getByRole('listitem');
    await rows.first().getByRole('link').first().tap();
    await owner.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  });
}

test('the largest pair of channels stands first and leads to its orders', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const owner = await openFor(browser, 'owner', { language: 'fa' });
  await owner.goto(`/channels?${DAYS}`);
  const pairs = owner.getByRole('list', { name: say('fa', 'board.paths.title') }).getByRole('link');
  const orders = (await pairs.locator('.font-medium').allTextContents()).map(readFigure);
  expect(orders.length).toBeGreaterThan(1);
  expect(orders).toEqual(orders.toSorted((one, other) => other - one));
  await pairs.first().tap();
  await owner.waitForURL(/rows=path/);
  const sum = await owner.locator('[data-sums] > span').first().locator('bdi').last().textContent();
  expect(readFigure(sum ?? '')).toBe(orders[0]);
});

test('no page about channels is wider than the phone', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const owner = await openFor(browser, 'owner', { language: 'bg' });
  for (const path of [
    '',
    '/rows?rows=postings',
    '/rows?rows=visits',
    '/metrics',
    '/costs',
    '/costs/monthly',
    '/costs/campaigns',
    '/costs/parcels',
    '/retention',
    '/parity',
    '/effort',
  ]) {
    await owner.goto(`/channels${path}`);
    await expect(owner.getByRole('heading', { level: 1 })).toBeVisible();
    const wide = await owner.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, path).toBeLessThanOrEqual(owner.viewportSize()?.width ?? 0);
  }
});
