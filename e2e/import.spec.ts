import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { toLatin } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { type Language, say, sayCounted } from './support/words.ts';

const CONTOSO = '../shared/data/contoso-small';
const SLOW = { timeout: 90_000 };

test('a Persian file is checked, put right, taken in and taken back', async ({ browser }) => {
  test.setTimeout(180_000);
  const t = (key: string) => say('fa', key);
  const mark = randomUUID().slice(0, 8).toUpperCase();
  const owner = await openFor(browser, 'owner', { language: 'fa' });
  const rows = [
    'کد کالا;نام کالا;قیمت',
    `${mark}-1;فنجان;۱۲٫۵۰`,
    `${mark}-2;بشقاب;۱۵٫۰۰`,
    `${mark}-3;کاسه;گران`,
  ];
  const file = { name: `کالا-${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };
  await upload(owner, 'fa', { kind: 'products', file });
  await answerQuestions(owner, 'fa');

  await test.step('two rows can be taken; one needs a person', async () => {
    await expect(outcome(owner, 'fa', 'check.title', 'create')).toHaveText('۲', SLOW);
    await expect(outcome(owner, 'fa', 'check.title', 'error')).toHaveText('۱');
    await expect(owner.getByText('گران').first()).toBeVisible();
    await startButton(owner, 'fa').click();
    await expect(outcome(owner, 'fa', 'result.title', 'create')).toHaveText('۲', SLOW);
  });

  await test.step('the row is put right in place and tried again', async () => {
    await owner.getByRole('textbox', { name: /قیمت/ }).fill('۹٫۵۰');
    await owner.getByRole('button', { name: t('imports.errors.save'), exact: true }).click();
    await owner.getByRole('button', { name: sayCounted('fa', 'imports.errors.retry') }).click();
    await expect(outcome(owner, 'fa', 'result.title', 'create')).toHaveText('۳', SLOW);
  });

  const importUrl = owner.url();
  await expectGoods(owner, mark, 3);

  await test.step('taken back, the goods are gone from the lists', async () => {
    await owner.goto(importUrl);
    await owner.getByRole('button', { name: t('imports.undo.button') }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByRole('button', { name: t('imports.undo.confirm'), exact: true }).click();
    await expect(owner.getByText(t('imports.status.undone')).first()).toBeVisible(SLOW);
    await expectGoods(owner, mark, 0);
  });
});

test('the files of a published retailer come in by their known layout', async ({ browser }) => {
  test.skip(!fs.existsSync(`${CONTOSO}/customer.csv.gz`), `${CONTOSO} is not beside this project.`);
  test.setTimeout(300_000);
  const published = JSON.parse(fs.readFileSync(`${CONTOSO}/figures.json`, 'utf8')) as Published;
  const owner = await openFor(browser, 'owner');
  await test.step('what a dollar was worth when its orders begin', async () => {
    await owner.goto('/settings/currencies');
    await owner
      .getByRole('button', { name: say('en', 'settings.rate.set'), exact: true })
      .first()
      .click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel(say('en', 'settings.rate.currency'), { exact: true }).selectOption('USD');
    await dialog.locator('input[name=rate]').fill('0.79');
    await dialog.getByRole('spinbutton').first().press('0');
    await owner.keyboard.type('1012021');
    await dialog.getByRole('button', { name: say('en', 'settings.rate.set'), exact: true }).click();
    await expect(dialog).toBeHidden();
  });
  for (const { kind, name, rows } of [
    { kind: 'products', name: 'product', rows: published.products },
    { kind: 'customers', name: 'customer', rows: published.order_lines },
    { kind: 'orders', name: 'sales', rows: published.order_lines },
  ]) {
    await test.step(name, async () => {
      await upload(owner, 'en', { kind, preset: 'contoso', file: `${CONTOSO}/${name}.csv.gz` });
      await answerQuestions(owner, 'en');
      await expect(startButton(owner, 'en')).toBeVisible(SLOW);
      await startButton(owner, 'en').click();
      const table = owner.getByRole('table', { name: say('en', 'imports.result.title') });
      await expect(owner.getByText(say('en', 'imports.status.done'), { exact: true }).first()).toBeVisible(
        SLOW,
      );
      const total = (await table.locator('tfoot').getByRole('cell').first().textContent()) ?? '';
      expect(Number(total.replaceAll(',', ''))).toBe(rows);
    });
  }
});

/** What the publisher says of the files; the customers' has a row for each line that they bought. */
type Published = { products: number; order_lines: number };

type Sent = {
  kind: string;
  preset?: string;
  file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0];
};

async function upload(page: Page, language: Language, { kind, preset, file }: Sent): Promise<void> {
  await page.goto('/imports/new');
  // While a page streams in, its form may stand there twice for a moment.
  const kinds = page.getByLabel(say(language, 'imports.list.kind'), { exact: true });
  await expect(kinds).toHaveCount(1);
  await kinds.selectOption(kind);
  if (preset) await page.getByLabel(say(language, 'imports.new.preset')).selectOption(preset);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/imports\/[0-9a-f]{8}-/);
}

/** Where the file leaves something open, every question gets its first answer, and the check begins. */
async function answerQuestions(page: Page, language: Language): Promise<void> {
  const check = page.getByRole('button', { name: say(language, 'imports.map.save') });
  await expect(check.or(startButton(page, language)).first()).toBeVisible(SLOW);
  if (!(await check.isVisible())) return;
  for (const question of await page.locator('select[name^="answer-"]').all()) {
    await question.selectOption({ index: 1 });
  }
  await check.click();
}

/** The button that says how many rows it takes. */
function startButton(page: Page, language: Language) {
  return page.getByRole('button', { name: sayCounted(language, 'imports.check.run') });
}

function outcome(page: Page, language: Language, table: string, name: string) {
  return page
    .getByRole('table', { name: say(language, `imports.${table}`) })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: say(language, `imports.outcome.${name}`) }) })
    .getByRole('cell')
    .first();
}

async function expectGoods(page: Page, mark: string, count: number): Promise<void> {
  const links = page.locator('main tbody a[href^="/inventory/"]');
  await expect(async () => {
    await page.goto(`/inventory?q=${mark}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const found = await links.evaluateAll((all) => new Set(all.map((one) => one.getAttribute('href'))).size);
    expect(Number(toLatin(String(found)))).toBe(count);
  }).toPass({ timeout: 20_000 });
}
