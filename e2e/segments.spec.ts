import { expect, type Page, test } from '@playwright/test';
import { readFigure } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { type Language, say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const MOVES_WITHIN_MS = 60_000;
const PAGE = '/customers/segments';

for (const language of ['en', 'fa'] as const) {
  test(`a segment is built by hand, filters the list and follows the facts (${language})`, async ({
    browser,
  }) => {
    test.setTimeout(JOURNEY_MS);
    const t = (key: string, values?: Record<string, string>) => say(language, `segments.${key}`, values);
    const owner = await openFor(browser, 'owner', { language });
    const name = `Tagged ${language} ${Date.now()}`;
    const tag = `t${Date.now()}`;

    await owner.goto('/customers');
    const person = owner.locator('main tbody a').first();
    const personHref = (await person.getAttribute('href'))!;
    await setTag(owner, language, { href: personHref, tag });

    await test.step('the count follows the rule as it is built', async () => {
      await owner.goto(`${PAGE}/new`);
      const fits = owner.getByRole('region', { name: t('count.title'), exact: true });
      await expect(fits.getByRole('status')).toHaveText(/[0-9۰-۹]/);
      await owner.getByLabel(t('rule.condition'), { exact: true }).selectOption('tag');
      await expect(fits).toContainText(t('form.incomplete'));
      await owner.getByRole('checkbox', { name: tag }).check();
      await expect(fits.getByRole('link')).toHaveCount(1);
      const told = (await fits.getByRole('status').textContent()) ?? '';
      expect(readFigure(told.trim().split(/\s/)[0]!)).toBe(1);
      await expect(owner.getByRole('region', { name: t('rule.words'), exact: true })).toContainText(tag);
    });

    await test.step('it is saved and filters the list of customers', async () => {
      await owner.getByLabel(t('form.name'), { exact: true }).fill(name);
      await owner.getByRole('button', { name: t('do.save'), exact: true }).click();
      await owner.waitForURL(/\/segments\/[0-9a-f-]{36}$/);
      await owner.getByRole('link', { name: t('do.members'), exact: true }).click();
      await owner.waitForURL(/segment=/);
      await expect(owner.locator('main tbody tr')).toHaveCount(1);
      await expect(owner.locator(`main tbody a[href="${personHref}"]`).first()).toBeVisible();
    });

    await test.step('a change of facts moves its member out', async () => {
      await setTag(owner, language, { href: personHref, tag: '' });
      const left = say(language, 'segments.list.left')
        .replace(/\{.*?\}/, '')
        .trim();
      await owner.goto(PAGE);
      const row = owner.getByRole('row').filter({ hasText: name });
      await expect(row).toContainText(left, { timeout: MOVES_WITHIN_MS });
    });
  });
}

test('who may only read segments cannot change them', async ({ browser }) => {
  const viewer = await openFor(browser, 'viewer');
  await viewer.goto(PAGE);
  await expect(viewer.getByRole('heading', { level: 1, name: say('en', 'segments.title') })).toBeVisible();
  await expect(viewer.getByRole('link', { name: say('en', 'segments.do.new') })).toHaveCount(0);
  await viewer.goto(`${PAGE}/new`);
  await expect(viewer.getByRole('button', { name: say('en', 'segments.do.save') })).toHaveCount(0);
});

/** Writes the only tag of a customer as staff do; an empty one takes it away. */
async function setTag(
  page: Page,
  language: Language,
  { href, tag }: { href: string; tag: string },
): Promise<void> {
  const t = (key: string) => say(language, `customers.do.edit.${key}`);
  await page.goto(href);
  await page.getByRole('button', { name: t('action'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('tags')).fill(tag);
  await dialog.getByRole('button', { name: t('submit'), exact: true }).click();
  await expect(dialog).toHaveCount(0);
}
