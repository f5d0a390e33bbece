import { expect, type Page, test } from '@playwright/test';
import { monthOf } from '#lib/calendar.ts';
import { dayIn } from '#lib/time.ts';
import { en } from '#scripts/seed/words/en.ts';
import { readFigure } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 120_000;
const BUDGET_UNITS = 12_345;
const MINOR = 100;
const PERSIAN_BUDGET = '۱۲۳۴۵';
// A month that has ended by the shop's own day and is not the one of the books' journey, so that every day of it counts.
const MONTH = monthOf(dayIn(en.business.timeZone, new Date()), 'gregory', 2).from.slice(0, 7);
const YEAR = MONTH.slice(0, 4);

const t = (key: string, values?: Record<string, string>) => say('en', key, values);
const net = t('metrics.net.name');

test('a budget of a brand is typed and stands beside its figures; others have plainly none', async ({
  browser,
}) => {
  test.setTimeout(JOURNEY_MS);
  const owner = await openFor(browser, 'owner');
  await owner.goto(`/channels/statement?at=${MONTH}&by=brand&compare=none`);
  const brand = (await owner.locator('[data-statement] thead th').nth(2).textContent())?.trim() ?? '';
  const figure = readFigure((await cellOf(owner, 2).textContent()) ?? '');
  await setNet(owner, brand, PERSIAN_BUDGET);
  try {
    await owner.getByRole('link', { name: t('statement.budget.toStatement') }).click();
    await owner.waitForURL(/compare=budget/);
    // The total's budget and its difference stand before the columns.
    const cell = cellOf(owner, 4);
    const difference = figure - BUDGET_UNITS * MINOR;
    const figures = async () => (await cell.locator('span bdi').allTextContents()).map(readFigure);
    await expect.poll(figures).toContain(difference);
    await expect(cellOf(owner, 5)).toContainText(t('statement.budget.none'));
    const file = await owner.request.get(
      `/channels/statement/export?format=csv&at=${MONTH}&by=brand&compare=budget`,
    );
    const table = await file.text();
    expect(table).toContain(`${brand}: ${t('statement.compared.budget')}`);
    expect(table).toContain(`${brand}: ${t('statement.difference')}`);
    expect(table.split(/\r?\n/).find((row) => row.startsWith(net))).toMatch(/,12345(\.00)?,/);
  } finally {
    await setNet(owner, brand, '');
  }
});

test('a year is filled in from last year, written to a file, and read back as it is', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const owner = await openFor(browser, 'owner');
  await owner.goto(`/channels/statement/budgets?by=total&line=cm2&at=${YEAR}`);
  await owner.getByRole('button', { name: t('statement.budget.fill.title') }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel(t('statement.budget.fill.way')).selectOption('spread');
  await dialog.locator('input[name="figure"]').fill('120000');
  await dialog.getByRole('button', { name: t('statement.budget.fill.submit'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(owner.locator('main tbody tr td').last()).toHaveText(/120,000/);
  await save(owner);
  try {
    const answer = await owner.request.get(
      `/channels/statement/budget-export?format=csv&by=total&line=cm2&at=${YEAR}`,
    );
    const table = (await answer.body()).toString('utf8').replace(/^\uFEFF/, '');
    expect(table.trim().split(/\r?\n/)).toHaveLength(13);
    await owner.getByLabel(t('statement.budget.table')).fill(table);
    await owner.getByRole('button', { name: t('statement.budget.look'), exact: true }).click();
    await expect(owner.getByText(/12 budgets are understood/)).toBeVisible();
  } finally {
    await owner.reload();
    for (const cell of await owner.locator('main tbody input').all()) await cell.fill('');
    await save(owner);
  }
});

function cellOf(page: Page, column: number) {
  return page.locator('[data-statement] [data-line="net"]').first().locator('th, td').nth(column);
}

async function setNet(page: Page, name: string, text: string): Promise<void> {
  await page.goto(`/channels/statement/budgets?by=brand&at=${MONTH}`);
  await page.getByLabel(`${net}: ${name}`, { exact: true }).fill(text);
  await save(page);
}

async function save(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: t('statement.budget.save'), exact: true });
  await button.click();
  await expect(page.getByText(t('statement.budget.saved'))).toBeVisible();
  await expect(button).toBeDisabled();
}
