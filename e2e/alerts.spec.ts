import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const FOUND_WITHIN_MS = 90_000;
const SEEN_WITHIN_MS = 2_000;
const PHONE = { width: 390, height: 800 };
const DESK = { width: 1280, height: 800 };
const DATA = path.resolve(process.env.E2E_DATA_DIR ?? '.data/e2e');

test('a rule finds something, is silenced, and a summary is sent at once', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const t = (key: string) => say('en', `alerts.${key}`);
  const owner = await openFor(browser, 'owner');

  await test.step('a rule is tried on the past and kept', async () => {
    await owner.goto('/channels/alerts');
    await owner.getByRole('button', { name: t('rules.add'), exact: true }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel(t('form.period'), { exact: true }).selectOption('7days');
    await dialog.getByLabel(t('form.direction'), { exact: true }).selectOption('above');
    await dialog.getByRole('textbox').first().fill('1');
    await dialog.getByRole('button', { name: t('preview.show'), exact: true }).click();
    await expect(dialog.getByRole('status')).toContainText('90 days');
    await dialog.getByRole('button', { name: t('form.save'), exact: true }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('the alert appears by itself, with the way to its rows, also on Today', async () => {
    const open = owner.getByRole('region', { name: t('open.title') });
    // The newest comes first; those of the demo's own rules are older.
    const rows = open.getByRole('link', { name: t('rows') }).first();
    await expect(async () => {
      await owner.reload();
      const href = await rows.getAttribute('href', { timeout: SEEN_WITHIN_MS });
      expect(href).toMatch(/^\/channels\/rows\?from=[\d-]+&to=[\d-]+&rows=postings$/);
    }).toPass({ timeout: FOUND_WITHIN_MS });
    await owner.goto('/today');
    await expect(owner.getByRole('link', { name: t('title'), exact: true })).toBeVisible();
  });

  await test.step('the bar of a phone says that something is open', async () => {
    await owner.setViewportSize(PHONE);
    await expect(owner.locator('[data-bar]').filter({ hasText: t('open.label') })).toBeVisible();
    await owner.setViewportSize(DESK);
  });

  await test.step('the rule is changed: its file tells both versions, and why the alert is over', async () => {
    await owner.goto('/channels/alerts');
    const rule = ownRule(owner);
    await rule.getByRole('button', { name: t('do.edit'), exact: true }).click();
    const dialog = owner.getByRole('dialog');
    await expect(dialog.getByRole('textbox').first()).toHaveValue('1');
    await dialog.getByRole('textbox').first().fill('2.5');
    await dialog.getByRole('button', { name: t('form.save'), exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await rule.getByRole('link').first().click();
    const found = owner.getByRole('region', { name: t('rule.found') });
    await expect(found.getByText(t('end.changed'))).toBeVisible();
    const versions = owner.getByRole('region', { name: t('rule.versions') });
    await expect(versions.getByRole('listitem')).toHaveCount(2);
    await expect(versions.getByRole('listitem').first()).toContainText('2.50');
  });

  await test.step('it is silenced and told again', async () => {
    await owner.goto('/channels/alerts');
    const rule = ownRule(owner);
    await rule.getByRole('button', { name: t('do.mute'), exact: true }).click();
    await expect(rule.getByText(t('rules.muted'))).toBeVisible();
    await rule.getByRole('button', { name: t('do.unmute'), exact: true }).click();
    await expect(rule.getByRole('button', { name: t('do.mute'), exact: true })).toBeVisible();
    const rules = owner.getByRole('region', { name: t('rules.title') }).getByRole('listitem');
    const before = await rules.count();
    await rule.getByRole('button', { name: t('do.remove'), exact: true }).click();
    await expect(rules).toHaveCount(before - 1);
  });

  await test.step('hours without alerts by mail are kept', async () => {
    await owner.goto('/settings/summaries');
    await owner.getByLabel(t('choices.quietOn'), { exact: true }).check();
    await owner.getByRole('button', { name: t('choices.save'), exact: true }).click();
    await expect(owner.getByText(t('choices.saved'), { exact: true })).toBeVisible();
    await owner.reload();
    await expect(owner.getByLabel(t('choices.quietFrom'), { exact: true })).toHaveValue('22');
  });

  await test.step('a summary is sent at once, with the header that ends it', async () => {
    await owner.goto('/settings/summaries');
    await owner.getByRole('button', { name: t('choices.sendNow'), exact: true }).click();
    await expect(async () => {
      expect(await readMails()).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    }).toPass({ timeout: FOUND_WITHIN_MS });
  });
});

/** The rule that was written last: the demo has rules of its own. */
function ownRule(page: Page): Locator {
  const rules = page.getByRole('region', { name: say('en', 'alerts.rules.title') });
  return rules.getByRole('listitem').last();
}

/** Without a mail server mails are files beside the data. */
async function readMails(): Promise<string> {
  const folder = path.join(DATA, 'mail');
  const files = await fs.readdir(folder).catch(() => []);
  return (await Promise.all(files.map((file) => fs.readFile(path.join(folder, file), 'utf8')))).join('\n');
}
