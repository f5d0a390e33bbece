import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { makeKey, runVerb } from './support/shop.ts';
import { type Language, say, sayCounted } from './support/words.ts';

const JOURNEY_MS = 180_000;
const PERSIAN_ZERO = 0x06f0;

const inPersianDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(PERSIAN_ZERO + Number(digit)));
// Zeros at the front are left out by a search, which would find others too.
const makeDigits = () => String(randomInt(1_000_000, 10_000_000));

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

    await test.step('a note stands with its writer, can be put right, taken away and brought back', async () => {
      await openTab(support, t('tab.work'), 'work');
      await writeNote(support, { button: t('notes.add'), text: 'Likes rde', language });
      const notes = support.getByRole('region', { name: t('notes.title'), exact: true });
      await expect(notes.getByText('Likes rde')).toBeVisible();
      await writeNote(support, { button: t('notes.edit'), text: 'Likes red', language });
      await expect(notes.getByText('Likes red')).toBeVisible();
      await expect(notes.getByText(t('notes.edited'))).toBeVisible();
      await notes.getByRole('button', { name: t('notes.remove'), exact: true }).click();
      await expect(notes.getByText('Likes red')).toHaveCount(0);
      await support.getByRole('button', { name: say(language, 'common.action.undo'), exact: true }).click();
      await expect(notes.getByText('Likes red')).toBeVisible();
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

    await test.step('what one said about messages is written down from the list, with its proof', async () => {
      await support.goto(`/customers?q=${digits}&columns=name&columns=may`);
      await support.locator('main tbody input[type=checkbox]').check();
      await support.getByRole('button', { name: t('bulk.consent'), exact: true }).click();
      const dialog = support.getByRole('dialog');
      await dialog.getByLabel(t('do.consent.way'), { exact: true }).selectOption('sms');
      await dialog.getByLabel(t('do.consent.proof')).fill('list of the fair, page 3');
      await dialog.getByRole('button', { name: t('do.consent.submit'), exact: true }).click();
      await expect(dialog).toBeHidden();
      const mark = t('mark.agreed', { way: t('consent.way.sms') });
      await expect(support.locator('main tbody').getByText(mark)).toBeAttached();
    });

    await test.step('a tag is put on from the list', async () => {
      const tag = `fair-${digits}`;
      await support.goto(`/customers?q=${digits}`);
      await support.locator('main tbody input[type=checkbox]').check();
      await support.getByRole('button', { name: t('bulk.addTags'), exact: true }).click();
      const dialog = support.getByRole('dialog');
      await dialog.getByRole('textbox').fill(tag);
      await dialog.getByRole('button', { name: t('bulk.addTags'), exact: true }).click();
      const notice = support.locator('[data-sonner-toast]');
      await expect(notice.getByText(sayCounted(language, 'customers.bulk.done'))).toBeVisible();
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

test('a name in Latin letters finds a Persian one, and two of the list are merged', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const t = (key: string) => say('en', key);
  const digits = makeDigits();
  const headers = { authorization: `Bearer ${await makeKey()}` };
  const [channel] = (await runVerb<{ channels: { id: string }[] }>(['channel', 'list'])).channels;
  for (const person of [
    { name: `رضا ${digits}`, phone: `+35987${digits}` },
    { name: `Reza ${digits}`, email: `reza${digits}@post.example` },
  ]) {
    const made = await request.post('/api/v1/customers', {
      headers,
      data: { ...person, channelId: channel?.id },
    });
    expect(made.status(), await made.text()).toBe(201);
  }
  const support = await openFor(browser, 'support');

  await test.step('both are found, the one that is spelt so first', async () => {
    await support.goto(`/customers?q=${encodeURIComponent(`reza ${digits}`)}`);
    await expect(support.locator('main tbody tr')).toHaveCount(2);
    await expect(support.locator('main tbody tr').first()).toContainText(`Reza ${digits}`);
    await expect(support.locator('main tbody tr').last()).toContainText(`رضا ${digits}`);
  });

  await test.step('selected, they are merged after a look at what moves', async () => {
    for (const box of await support.locator('main tbody input[type=checkbox]').all()) await box.check();
    await support.getByRole('button', { name: t('customers.bulk.merge'), exact: true }).click();
    const dialog = support.getByRole('dialog');
    await expect(dialog.getByRole('region', { name: t('identity.merges.preview') })).toContainText(digits);
    await dialog.getByRole('button', { name: t('identity.merges.submit'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(support.locator('main tbody tr')).toHaveCount(1);
  });

  await test.step('a national number is taken and never shown', async () => {
    await support.locator('main tbody a').first().click();
    await openTab(support, t('customers.tab.contact'), 'contact');
    await support.getByRole('button', { name: t('customers.do.addIdentity.action'), exact: true }).click();
    const dialog = support.getByRole('dialog');
    await dialog.getByRole('combobox').selectOption('national_id');
    await dialog.getByLabel(t('customers.identity.kind.national_id')).fill('7523169264');
    await dialog.getByLabel(t('customers.do.addIdentity.registry')).fill('bg');
    await dialog.getByRole('button', { name: t('customers.do.addIdentity.submit'), exact: true }).click();
    await expect(dialog.getByText(t('customers.do.addIdentity.wrong.national_id'))).toBeVisible();
    await dialog.getByLabel(t('customers.identity.kind.national_id')).fill('7523169263');
    await dialog.getByRole('button', { name: t('customers.do.addIdentity.submit'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(support.getByText('••• 63').first()).toBeVisible();
    await support.reload();
    await expect(support.getByText('••• 63').first()).toBeVisible();
    expect(await support.content()).not.toContain('7523169263');
  });

  await test.step('a link to a place of the page opens its tab', async () => {
    const { pathname } = new URL(support.url());
    await support.goto('/today');
    await support.goto(`${pathname}#tasks`);
    await support.waitForURL(/tab=work/);
    await expect(
      support.getByRole('region', { name: t('customers.tasks.title'), exact: true }),
    ).toBeVisible();
  });
});

/** Presses a tab of a customer's page and waits for it. */
async function openTab(page: Page, name: string, tab: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('tab') === tab);
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
