import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { makeKey, runVerb } from './support/shop.ts';
import { type Language, say, sayCounted } from './support/words.ts';

const JOURNEY_MS = 180_000;
const PERSIAN_ZERO = 0x06f0;

const inPersianDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(PERSIAN_ZERO + Number(digit)));
const makeDigits = () => String(randomInt(10_000_000)).padStart(7, '0');

for (const language of ['en', 'fa'] as const) {
  test(`a person is found by the last digits, noted, tasked and tagged (${language})`, async ({
    browser,
    request,
  }) => {
    test.setTimeout(JOURNEY_MS);
    const t = (key: string, values?: Record<string, string>) => say(language, `customers.${key}`, values);
    const digits = makeDigits();
    const name = `Journey ${digits}`;
    const headers = { authorization: `Bearer ${await makeKey()}` };
    const [channel] = (await runVerb<{ channels: { id: string }[] }>(['channel', 'list'])).channels;
    const made = await request.post('/api/v1/customers', {
      headers,
      data: { name, phone: `+35988${digits}`, channelId: channel?.id },
    });
    expect(made.status(), await made.text()).toBe(201);
    const support = await openFor(browser, 'support', { language });

    await test.step('the last digits are enough, in any script', async () => {
      await support.goto('/customers');
      await support.getByRole('searchbox', { name: t('search') }).fill(inPersianDigits(digits));
      await support.waitForURL(/q=/);
      await expect(support.locator('main tbody tr')).toHaveCount(1);
      await support.locator('main tbody a').first().click();
      await expect(support.getByRole('heading', { level: 1, name })).toBeVisible();
    });

    await test.step('a note stands with its writer and can be put right', async () => {
      await writeNote(support, { button: t('notes.add'), text: 'Likes rde', language });
      const notes = support.getByRole('region', { name: t('notes.title'), exact: true });
      await expect(notes.getByText('Likes rde')).toBeVisible();
      await writeNote(support, { button: t('notes.edit'), text: 'Likes red', language });
      await expect(notes.getByText('Likes red')).toBeVisible();
      await expect(notes.getByText(t('notes.edited'))).toBeVisible();
    });

    const task = `Send the catalogue ${digits}`;
    await test.step('a task is set, and stands on Today for who has to do it', async () => {
      await support.getByRole('button', { name: t('tasks.add'), exact: true }).click();
      const dialog = support.getByRole('dialog');
      await dialog.getByLabel(t('tasks.what')).fill(task);
      await dialog.getByRole('combobox').selectOption({ label: 'Support' });
      await dialog.getByRole('button', { name: t('tasks.submit'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await support.goto('/today');
      const mine = support.getByRole('region', { name: t('tasks.mine'), exact: true });
      await expect(mine.getByText(name)).toBeVisible();
      await mine.getByRole('button', { name: t('tasks.finish', { title: task }), exact: true }).click();
      await expect(mine.getByText(task)).toHaveCount(0);
    });

    await test.step('a tag is put on from the list', async () => {
      const tag = `fair-${digits}`;
      await support.goto(`/customers?q=${digits}`);
      await support.locator('main tbody input[type=checkbox]').check();
      await support.getByRole('button', { name: t('bulk.addTags'), exact: true }).click();
      const dialog = support.getByRole('dialog');
      await dialog.getByRole('textbox').fill(tag);
      await dialog.getByRole('button', { name: t('bulk.addTags'), exact: true }).click();
      await expect(support.getByText(sayCounted(language, 'customers.bulk.done'))).toBeVisible();
      await support.goto(`/customers?tag=${tag}`);
      await expect(support.locator('main tbody tr')).toHaveCount(1);
    });

    await test.step('a viewer reads of the person, but not how to call', async () => {
      const viewer = await openFor(browser, 'viewer', { language });
      await viewer.goto(`/customers?q=${digits}`);
      // The digits stand in the name too, so the person is found; the phone shows its last two only.
      await expect(viewer.locator('main tbody tr')).toHaveCount(1);
      await expect(viewer.locator('main')).not.toContainText(`35988${digits}`);
      await viewer.goto(`/customers?q=35988${digits}`);
      await expect(viewer.locator('main tbody tr')).toHaveCount(0);
    });
  });
}

async function writeNote(
  page: Page,
  { button, text, language }: { button: string; text: string; language: Language },
): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(text);
  await dialog.getByRole('button', { name: say(language, 'customers.notes.save'), exact: true }).click();
  await expect(dialog).toBeHidden();
}
