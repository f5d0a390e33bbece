import { expect, type Page, test } from '@playwright/test';
import { readFigure } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { type Language, say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const DAYS = 'preset=365days';

/** The cell of a metric in the first channel's row, or in the last row, that of all channels. */
async function cellOf(page: Page, language: Language, metric: string, row: 'first' | 'all') {
  const table = page.getByRole('table', { name: say(language, 'channels.table') });
  const heads = await table.locator('thead th').allTextContents();
  const at = heads.findIndex((head) => head.trim() === say(language, `metrics.${metric}.name`));
  expect(at, metric).toBeGreaterThan(0);
  const line = row === 'first' ? table.locator('tbody tr').first() : table.locator('tfoot tr');
  return line.locator('th, td').nth(at).getByRole('link').first();
}

const sumOf = async (page: Page, at: number) =>
  readFigure((await page.locator('[data-sums] > span').nth(at).locator('bdi').last().textContent()) ?? '');

for (const language of ['en', 'fa'] as const) {
  test(`a figure of the board leads to rows that come to it (${language})`, async ({ browser }) => {
    test.setTimeout(JOURNEY_MS);
    const owner = await openFor(browser, 'owner', { language });
    await owner.goto(`/channels?${DAYS}&columns=net&columns=newCustomers&columns=visits`);

    for (const row of ['first', 'all'] as const) {
      await test.step(`new customers of ${row}`, async () => {
        await owner.goto(`/channels?${DAYS}&columns=net&columns=newCustomers&columns=visits`);
        const cell = await cellOf(owner, language, 'newCustomers', row);
        const shown = readFigure((await cell.textContent()) ?? '');
        expect(shown).toBeGreaterThan(0);
        await cell.click();
        await owner.waitForURL(/\/channels\/rows\?.*rows=new/);
        await expect(owner.locator('[data-sums]')).toBeVisible();
        expect(await sumOf(owner, 0)).toBe(shown);
      });

      await test.step(`visits of ${row}`, async () => {
        await owner.goto(`/channels?${DAYS}&columns=net&columns=newCustomers&columns=visits`);
        const cell = await cellOf(owner, language, 'visits', row);
        const shown = readFigure((await cell.textContent()) ?? '');
        await cell.click();
        await owner.waitForURL(/\/channels\/rows\?.*rows=visits/);
        await expect(owner.locator('[data-sums]')).toBeVisible();
        expect(await sumOf(owner, 0)).toBe(shown);
      });
    }

    await test.step('net sales lead to the postings that come to them', async () => {
      await owner.goto(`/channels?${DAYS}&columns=net`);
      const cell = await cellOf(owner, language, 'net', 'first');
      const shown = readFigure((await cell.textContent()) ?? '');
      await cell.click();
      await owner.waitForURL(/\/channels\/[0-9a-f-]{36}\?from=/);
      await expect(owner.getByText(say(language, 'channels.posting.agree'))).toBeVisible();
      const card = owner.getByRole('region', { name: say(language, 'metrics.net.name'), exact: true });
      expect(readFigure((await card.locator('bdi').first().textContent()) ?? '')).toBe(shown);
    });

    await test.step('a pair of channels leads to its orders', async () => {
      await owner.goto(`/channels?${DAYS}`);
      const link = owner.locator('[data-paths] tbody a').first();
      const shown = readFigure((await link.textContent()) ?? '');
      await link.click();
      await owner.waitForURL(/rows=path/);
      await expect(owner.locator('[data-sums]')).toBeVisible();
      expect(await sumOf(owner, 0)).toBe(shown);
    });
  });
}

test('what happened is written down, shown over the days, taken away and brought back', async ({
  browser,
}) => {
  test.setTimeout(JOURNEY_MS);
  const t = (key: string, values?: Record<string, string>) => say('en', `board.notes.${key}`, values);
  const owner = await openFor(browser, 'owner', { language: 'en' });
  await owner.goto('/channels');
  const text = `Spring sale ${test.info().workerIndex}-${test.info().repeatEachIndex}`;
  await owner.getByRole('button', { name: t('add') }).click();
  const dialog = owner.getByRole('dialog', { name: t('add') });
  await dialog.getByLabel(t('text'), { exact: true }).fill(text);
  await dialog.getByRole('button', { name: t('keep') }).click();
  await expect(dialog).toBeHidden();
  const panel = owner.getByRole('region', { name: t('title') });
  await expect(panel.getByText(text)).toBeVisible();
  await expect(owner.locator('[data-annotation-strip]').getByText(text)).toBeVisible();
  await panel.getByRole('button', { name: t('removeOf', { text }) }).click();
  await expect(panel.getByText(text)).toBeHidden();
  await owner.getByRole('button', { name: t('undo') }).click();
  await expect(panel.getByText(text)).toBeVisible();
});

for (const language of ['en', 'ar'] as const) {
  test(`response time and return on ads lead to questions and orders (${language})`, async ({ browser }) => {
    test.setTimeout(JOURNEY_MS);
    const owner = await openFor(browser, 'owner', { language });
    const board = `/channels?${DAYS}&columns=responseTime&columns=answeredInTime&columns=roasLast`;

    await test.step('the slowest questions stand behind the response time', async () => {
      await owner.goto(board);
      const share = await cellOf(owner, language, 'answeredInTime', 'all');
      const shown = Number(((await share.textContent()) ?? '').replaceAll(/[^\d.]/g, ''));
      expect(shown).toBeGreaterThan(0);
      await (await cellOf(owner, language, 'responseTime', 'all')).click();
      await owner.waitForURL(/rows=answers/);
      await expect(owner.locator('[data-sums]')).toBeVisible();
      const [asked, answered, unanswered] = [
        await sumOf(owner, 0),
        await sumOf(owner, 1),
        await sumOf(owner, 2),
      ];
      expect(answered).toBeGreaterThan(0);
      expect(asked).toBeGreaterThanOrEqual(answered + unanswered);
      // Nobody is in time who was not answered.
      expect(shown / 100).toBeLessThanOrEqual(answered / (answered + unanswered) + 0.001);
    });

    await test.step('orders with their ads stand behind the return on ads', async () => {
      await owner.goto(board);
      await (await cellOf(owner, language, 'roasLast', 'all')).click();
      await owner.waitForURL(/rows=creditedLast/);
      await expect(owner.locator('[data-sums]')).toBeVisible();
      expect(await sumOf(owner, 0)).toBeGreaterThanOrEqual(10);
      const clicked = say(language, 'board.rows.clicked');
      await expect(owner.getByRole('columnheader', { name: clicked })).toBeVisible();
    });
  });
}

test('a channel’s owner says how soon people are to be answered there', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const t = (key: string) => say('en', `channels.form.answering.${key}`);
  const owner = await openFor(browser, 'owner', { language: 'en' });
  await owner.goto('/channels');
  const table = owner.getByRole('table', { name: say('en', 'channels.table') });
  const address = await table.getByRole('link', { name: 'Telegram', exact: true }).getAttribute('href');
  await owner.goto(`${address?.split('?')[0]}/settings`);
  const form = owner.getByRole('region', { name: t('title') });
  await form.getByLabel(t('standard')).selectOption('15');
  await form.getByLabel(t('hasHours')).check();
  await form.getByLabel('Monday, from').fill('');
  await form.getByLabel('Monday, until').fill('');
  await form.getByRole('button', { name: t('save') }).click();
  await expect(form.getByRole('alert')).toHaveText(t('unclear'));
  await form.getByLabel('Monday, from').fill('09:00');
  await form.getByLabel('Monday, until').fill('18:00');
  await form.getByRole('button', { name: t('save') }).click();
  await expect(owner.getByText(t('saved'))).toBeVisible();
  await owner.reload();
  await expect(form.getByLabel(t('standard'))).toHaveValue('15');
  await expect(form.getByLabel('Monday, until')).toHaveValue('18:00');
});

for (const language of ['en', 'fa'] as const) {
  test(`what a figure means is read whole at the head of its column (${language})`, async ({ browser }) => {
    const owner = await openFor(browser, 'owner', { language });
    await owner.goto('/channels?columns=net&columns=conversion&columns=responseTime');
    const asks = owner.getByRole('table', { name: say(language, 'channels.table') }).locator('thead button');
    await expect(asks).toHaveCount(3);
    for (const ask of await asks.all()) {
      await ask.click();
      const words = owner.locator('[popover]:popover-open');
      await expect(words).toContainText(say(language, 'common.figure.formula'));
      const { wide, shown } = await words.evaluate((box) => ({
        wide: box.scrollWidth,
        shown: box.clientWidth,
      }));
      expect(wide, 'words that run out of their box').toBeLessThanOrEqual(shown);
      await owner.keyboard.press('Escape');
    }
  });
}

test('a chart keeps inside its card on paper, where nothing draws it anew', async ({ browser }) => {
  const owner = await openFor(browser, 'owner');
  await owner.goto('/channels');
  await expect(owner.locator('figure .recharts-surface').first()).toBeVisible();
  await owner.emulateMedia({ media: 'print' });
  const { drawn, card } = await owner
    .locator('figure')
    .first()
    .evaluate((figure) => {
      const drawing = figure.querySelector('.recharts-surface');
      figure.style.width = `${figure.clientWidth / 2}px`;
      // Read in the same breath, as a page is laid out for paper: later the chart measures itself on the screen.
      return { drawn: drawing?.getBoundingClientRect().width ?? 0, card: figure.clientWidth };
    });
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThanOrEqual(card);
});

test('the columns of the board stand in its address', async ({ browser }) => {
  const owner = await openFor(browser, 'owner', { language: 'en' });
  await owner.goto('/channels?columns=net&columns=ltv');
  const table = owner.getByRole('table', { name: say('en', 'channels.table') });
  await expect(table.getByRole('columnheader', { name: say('en', 'metrics.ltv.name') })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: say('en', 'metrics.roi.name') })).toHaveCount(0);
  await owner.goto('/channels?columns=onTime&columns=conversion');
  await owner.getByText(say('en', 'board.gaps')).click();
  await expect(
    owner
      .locator('[data-gaps]')
      .getByText(/Not enough data/)
      .first(),
  ).toBeVisible();
  await owner.goto('/channels/metrics');
  await expect(owner.getByText(say('en', 'metrics.ltv.formula'))).toBeVisible();
});
