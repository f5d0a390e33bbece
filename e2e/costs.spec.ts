import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { readFigure } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { say, sayCounted } from './support/words.ts';

const SLOW = { timeout: 90_000 };
const t = (key: string) => say('en', key);

test('a report of advertising changes what the board says, and its undo gives it back', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const mark = randomUUID().slice(0, 8);
  const owner = await openFor(browser, 'owner');
  const before = await readBoard(owner);
  const [first, second] = [daysAgo(3), daysAgo(2)];
  const rows = [
    'Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value',
    `${first},${mark},GBP,120.50,900,40,1.5,80.00`,
    `${second},${mark},GBP,79.50,700,30,--,--`,
    `${second},${mark}-x,GBP,-5,700,30,--,--`,
    'Total: Account,,GBP,200.00,1600,70,1.5,80.00',
  ];
  const file = { name: `${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };

  await test.step('two days are taken, a negative one is refused, the total is left out', async () => {
    await owner.goto('/imports/new?kind=spend');
    const kinds = owner.getByLabel(t('imports.list.kind'), { exact: true });
    await expect(kinds).toHaveCount(1);
    await expect(kinds).toHaveValue('spend');
    await owner.getByLabel(t('imports.new.channel')).selectOption('web');
    await owner.locator('input[type=file]').setInputFiles(file);
    await owner.waitForURL(/\/imports\/[0-9a-f]{8}-/);
    const check = owner.getByRole('button', { name: t('imports.map.save') });
    const start = owner.getByRole('button', { name: sayCounted('en', 'imports.check.run') });
    await expect(check.or(start).first()).toBeVisible(SLOW);
    if (await check.isVisible()) await check.click();
    await start.click(SLOW);
    await expect(owner.getByText(t('imports.status.done'), { exact: true }).first()).toBeVisible(SLOW);
  });
  const importUrl = owner.url();

  await test.step('the board has 200.00 more marketing and another ROAS', async () => {
    await expect(async () => {
      const now = await readBoard(owner);
      expect(now.marketing).toBe(before.marketing + 20_000);
      expect(now.roas).not.toBe(before.roas);
    }).toPass(SLOW);
  });

  await test.step('the costs of the campaign drill down to the same sum', async () => {
    await owner.goto(`/channels/costs?campaign=${mark}`);
    const cells = owner.locator('main tbody td').filter({ hasText: '£' });
    await expect(cells).toHaveCount(2);
    const sums = (await cells.allTextContents()).map(readFigure);
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(20_000);
  });

  await test.step('taken back, the board says what it said', async () => {
    await owner.goto(importUrl);
    await owner.getByRole('button', { name: t('imports.undo.button') }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByRole('button', { name: t('imports.undo.confirm'), exact: true }).click();
    await expect(owner.getByText(t('imports.status.undone')).first()).toBeVisible(SLOW);
    expect((await readBoard(owner)).marketing).toBe(before.marketing);
  });
});

test('a file that names no currency is asked about, and what is far above the usual waits for a word', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const mark = randomUUID().slice(0, 8);
  const owner = await openFor(browser, 'owner');
  const days = [9, 8, 7, 6, 5, 4, 3].map((day) => `${daysAgo(day)},${mark},10.00,x`);
  const rows = [`day,campaign,cost,${mark}`, ...days, `${daysAgo(2)},${mark},100.00,x`];
  const file = { name: `${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
  await owner.goto('/imports/new?kind=spend');
  await owner.getByLabel(t('imports.new.channel')).selectOption('web');
  await owner.locator('input[type=file]').setInputFiles(file);
  await owner.waitForURL(/\/imports\/[0-9a-f]{8}-/);
  await owner
    .getByLabel(say('en', 'imports.question.fileCurrency', { about: 'cost' }))
    .selectOption('GBP', SLOW);
  await owner.getByRole('button', { name: t('imports.map.save') }).click();
  await expect(owner.getByText(say('en', 'imports.reason.farAboveUsual')).first()).toBeVisible(SLOW);
  await owner.getByRole('button', { name: t('imports.check.unusualTake') }).click();
  await expect(owner.getByText('£170.00').first()).toBeVisible(SLOW);
  await owner.getByRole('button', { name: sayCounted('en', 'imports.check.run') }).click(SLOW);
  await expect(owner.getByText(t('imports.status.done'), { exact: true }).first()).toBeVisible(SLOW);
  await owner.getByRole('button', { name: t('imports.undo.button') }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('button', { name: t('imports.undo.confirm'), exact: true }).click();
  await expect(owner.getByText(t('imports.status.undone')).first()).toBeVisible(SLOW);
});

test('a monthly rent is spread over the channels, and the page shows the arithmetic', async ({ browser }) => {
  test.setTimeout(120_000);
  const name = `Rent ${randomUUID().slice(0, 8)}`;
  const owner = await openFor(browser, 'owner');
  await owner.goto('/channels/costs/monthly');
  await owner.getByRole('button', { name: t('costs.monthly.add') }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel(t('costs.monthly.name'), { exact: true }).fill(name);
  await dialog.locator('input[name=amount]').fill('950.01');
  await dialog.getByRole('button', { name: t('costs.monthly.save'), exact: true }).click();
  await expect(dialog).toBeHidden(SLOW);
  await owner.getByRole('link', { name }).first().click();

  const shares = owner.getByRole('table', {
    name: say('en', 'costs.monthly.spreadOf', { name }),
  });
  await expect(shares.first()).toBeVisible(SLOW);
  const rows = await shares.first().locator('tbody tr').all();
  const read = await Promise.all(
    rows.map(async (row) => (await row.locator('td').allTextContents()).slice(1).map(readFigure)),
  );
  const sum = (at: number) => read.reduce((total, row) => total + (row[at] ?? 0), 0);
  expect(sum(2)).toBe(95_001);
  // Who gave back more than was sold bears nothing.
  const factsOf = ([facts = 0]: readonly number[]) => Math.max(0, facts);
  const whole = read.reduce((total, row) => total + factsOf(row), 0);
  for (const row of read) expect(Math.abs((row[2] ?? 0) - (95_001 * factsOf(row)) / whole)).toBeLessThan(1);

  await test.step('it can be ended with this month', async () => {
    await owner.getByRole('button', { name: say('en', 'costs.monthly.endOf', { name }) }).click();
    const end = owner.getByRole('dialog');
    await expect(end.getByText(t('costs.monthly.endHint'))).toBeVisible();
    await end.getByRole('button', { name: t('costs.monthly.end'), exact: true }).click();
    await expect(end).toBeHidden(SLOW);
  });
});

test('who may not see costs does not', async ({ browser }) => {
  const viewer = await openFor(browser, 'viewer');
  await viewer.goto('/channels/costs');
  await expect(viewer.getByText(t('common.empty.noPermissionTitle')).first()).toBeVisible();
});

/** The web shop's marketing in smallest units, and its ROAS as it is written. */
async function readBoard(page: Page): Promise<{ marketing: number; roas: string }> {
  const cell = async (metric: string) => {
    await page.goto(`/channels?columns=${metric}`);
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Web shop' }) });
    const value = row.first().locator('td').nth(1).locator('bdi').first();
    return (await value.textContent(SLOW)) ?? '';
  };
  return { marketing: readFigure(await cell('marketing')), roas: await cell('roas') };
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
