import { expect, type Page, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { type Language, say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const SETTINGS = '/settings/loyalty';

const words = (language: Language) => (key: string, values?: Record<string, string>) =>
  say(language, `loyalty.${key}`, values);

for (const language of ['en', 'fa'] as const) {
  test(`points are given and taken with a reason, by who may (${language})`, async ({ browser }) => {
    test.setTimeout(JOURNEY_MS);
    const t = words(language);
    const owner = await openFor(browser, 'owner', { language });
    const reason = `Kindness ${language}`;

    await test.step('the owner decides how long points wait', async () => {
      await owner.goto(SETTINGS);
      await expect(owner.getByLabel(t('settings.isOn'))).toBeChecked();
      const waiting = owner.getByLabel(t('settings.waitingDays'));
      await waiting.fill(language === 'en' ? '10' : '۱۱');
      await owner.getByRole('button', { name: t('settings.save'), exact: true }).click();
      const history = owner.getByRole('region', { name: t('settings.history'), exact: true });
      await expect(history.getByRole('listitem')).toHaveCount(language === 'en' ? 2 : 3);
      await expect(owner.getByLabel(t('settings.waitingDays'))).toHaveValue(language === 'en' ? '10' : '۱۱');
    });

    await test.step('points given by hand are usable at once, and say why', async () => {
      await owner.goto('/customers');
      await owner.locator('main tbody a').first().click();
      await owner.waitForURL(/\/customers\/[0-9a-f-]{36}/);
      await owner.goto(`${new URL(owner.url()).pathname}?tab=points`);
      await adjust(owner, t, { way: 'give', points: '40', reason });
      await panelOf(owner, t).locator('summary').last().click();
      await expect(panelOf(owner, t).getByText(reason)).toBeVisible();
    });

    await test.step('more than there is cannot be taken', async () => {
      await adjust(owner, t, { way: 'take', points: '9999999', reason });
      const dialog = owner.getByRole('dialog');
      await expect(dialog.getByRole('alert')).toBeVisible();
    });

    await test.step('at the till the same points are seen, and only seen', async () => {
      const floor = await openFor(browser, 'floor', { language });
      await floor.goto(`${new URL(owner.url()).pathname}?tab=points`);
      await expect(panelOf(floor, t).getByText(t('panel.usable'))).toBeVisible();
      await expect(floor.getByRole('button', { name: t('adjust.action') })).toHaveCount(0);
    });
  });
}

const panelOf = (page: Page, t: ReturnType<typeof words>) =>
  page.getByRole('region', { name: t('panel.title'), exact: true });

async function adjust(
  page: Page,
  t: ReturnType<typeof words>,
  wish: { way: 'give' | 'take'; points: string; reason: string },
): Promise<void> {
  await panelOf(page, t)
    .getByRole('button', { name: t('adjust.action') })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('adjust.way')).selectOption(wish.way);
  await dialog.getByLabel(t('adjust.points'), { exact: true }).fill(wish.points);
  await dialog.getByLabel(t('adjust.reason')).fill(wish.reason);
  await dialog.getByRole('button', { name: t('adjust.submit'), exact: true }).click();
  if (wish.way === 'give') await expect(dialog).toBeHidden();
}
