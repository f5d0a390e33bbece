import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { readFigure } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { openChannel } from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const MONTH_NAME = /\p{L}+ \d{4}/u;
const WHY = 'An invoice was missing';

const t = (key: string, values?: Record<string, string>) => say('en', key, values);

/** A month that may be closed: what its button calls it, its address, and where late costs go: the month after it and its first day. */
type ClosableMonth = { name: string; at: string; openAt: string; openDay: string };

test('a month is closed; a cost that comes late stands in the open month as of an earlier one', async ({
  browser,
}) => {
  test.setTimeout(JOURNEY_MS);
  const channel = await openChannel('pishkhan', `Late bills ${randomUUID().slice(0, 6)}`);
  const owner = await openFor(browser, 'owner');
  const month = await readClosable(owner);
  const [closed, open] = [statementOf(month.at), statementOf(month.openAt)];
  await addRent(owner, channel.id, { amount: '1000', on: `${month.at}-10` });
  await owner.goto(closed);
  expect(readFigure((await total(owner, 'fixed').textContent()) ?? '')).toBeGreaterThanOrEqual(100_000);

  await test.step('the owner closes the month', async () => {
    await owner.getByRole('button', { name: t('statement.books.close', { month: month.name }) }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Tax is paid');
    await dialog.getByRole('button', { name: t('statement.books.confirm'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(owner.getByText('Tax is paid')).toBeVisible();
  });

  try {
    await test.step('a bill for the closed month comes late', async () => {
      // Read once it is closed: other journeys book into open months, and late ones of their own.
      await owner.goto(closed);
      const booked = await total(owner, 'fixed').textContent();
      const late = await owner.locator('[data-earlier]').allTextContents();
      await addRent(owner, channel.id, { amount: '250', on: `${month.at}-20` });
      await expect(owner.getByText(t('channels.cost.addedLate', { day: month.openDay }))).toBeVisible();
      await owner.goto(`/channels/costs?from=${month.openAt}-01&to=${month.openAt}-28&channel=${channel.id}`);
      await expect(owner.getByRole('row').filter({ hasText: month.openDay })).toContainText('250.00');
      await owner.goto(closed);
      await expect(total(owner, 'fixed')).toHaveText(booked ?? '');
      expect(await owner.locator('[data-earlier]').allTextContents()).toEqual(late);
      await owner.goto(open);
      await expect(owner.locator('[data-earlier]')).toContainText(t('statement.earlier'));
    });

    await test.step('its row says where it belongs, and comes to the same amount', async () => {
      const late = owner.locator('[data-earlier] [data-line="fixed"] [data-total] a');
      await follow(owner, late);
      const row = owner.getByRole('row').filter({ hasText: channel.name });
      await expect(row).toContainText(/belongs to 20 \p{L}+ \d{4}/u);
      await expect(row).toContainText('250.00');
    });
  } finally {
    await reopen(browser, closed);
  }
});

test('an amount of the statement leads to rows that come to it', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const owner = await openFor(browser, 'owner');
  for (const by of ['channel', 'location', 'category', 'brand', 'segment']) {
    await test.step(`by ${by}`, async () => {
      await owner.goto(`/channels/statement?by=${by}&compare=none`);
      await follow(owner, owner.locator('[data-line="gross"] td a').last());
    });
  }
});

/** The month after those that are closed, by the program's own word: the shop's day is not everybody's. */
async function readClosable(page: Page): Promise<ClosableMonth> {
  await page.goto('/channels/statement');
  const button = page.getByRole('button', {
    name: new RegExp(t('statement.books.close', { month: MONTH_NAME.source }), 'u'),
  });
  const [name = ''] = MONTH_NAME.exec((await button.textContent()) ?? '') ?? [];
  const from = new Date(`1 ${name} UTC`);
  const open = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  const monthIn = (day: Date) => day.toISOString().slice(0, 7);
  const openDay = open.toLocaleString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  return { name, at: monthIn(from), openAt: monthIn(open), openDay };
}

const statementOf = (at: string) => `/channels/statement?at=${at}`;

/** The first total of a line: of the period itself. */
function total(page: Page, line: string): Locator {
  return page.locator(`[data-statement] [data-line="${line}"] [data-total]`).first();
}

/** Presses an amount; the rows behind it say the same sum. */
async function follow(page: Page, amount: Locator): Promise<void> {
  const figure = readFigure((await amount.textContent()) ?? '');
  expect(figure).not.toBe(0);
  await amount.click();
  await page.waitForURL(/\/channels\/statement\/rows/);
  await expect(page.getByText(t('statement.rows.agree'))).toBeVisible();
  expect(readFigure((await page.locator('[data-sum]').textContent()) ?? '')).toBe(figure);
}

async function addRent(page: Page, channelId: string, bill: { amount: string; on: string }): Promise<void> {
  await page.goto(`/channels/${channelId}/costs`);
  await page
    .getByRole('button', { name: t('channels.cost.add'), exact: true })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('channels.cost.kind')).selectOption('rent');
  await dialog.locator('input[name="amount"]').fill(bill.amount);
  await dialog.getByRole('spinbutton').first().focus();
  await page.keyboard.type(bill.on.split('-').reverse().join(''), { delay: 50 });
  await dialog.getByRole('button', { name: t('channels.cost.submit'), exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Opens the month again, so that the journey may be made again. */
async function reopen(browser: Browser, closed: string): Promise<void> {
  const owner = await openFor(browser, 'owner');
  await owner.goto(closed);
  await owner.getByRole('button', { name: t('statement.books.reopen'), exact: true }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('textbox').fill(WHY);
  await dialog.getByRole('button', { name: t('statement.books.reopen'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(owner.getByText(WHY).first()).toBeVisible();
}
