import { expect, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 120_000;
const FOUND_WITHIN_MS = 60_000;
const PAGE = '/channels/effort';
const WALKS = '/channels/walks';
const t = (key: string) => say('en', `effort.${key}`);

test('the worst journey opens its story, minute by minute', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const manager = await openFor(browser, 'manager');
  const journeys = manager.getByRole('table', { name: t('worst'), exact: true }).getByRole('link');
  await expect(async () => {
    await manager.goto(`${PAGE}?preset=365days`);
    await expect(journeys.first()).toBeVisible();
  }).toPass({ timeout: FOUND_WITHIN_MS });
  await journeys.first().click();
  const story = manager.getByRole('list', { name: t('journey.title'), exact: true });
  await expect(story.getByText(t('moment.placed'), { exact: true })).toBeVisible();
  await expect(story.getByText(/ min/).first()).toBeVisible();
});

test('a test purchase finds something, which becomes a task and is done', async ({ browser }) => {
  test.setTimeout(JOURNEY_MS);
  const task = `Fewer fields ${Date.now()}`;
  const manager = await openFor(browser, 'manager');
  await test.step('the walk begins with the channel’s checklist', async () => {
    await manager.goto(WALKS);
    await manager.getByRole('button', { name: t('walk.begin'), exact: true }).click();
    await manager.waitForURL(/\/walks\/[0-9a-f-]{36}$/);
  });
  await test.step('a step goes badly and becomes a task', async () => {
    const step = manager
      .getByRole('list', { name: t('walk.steps'), exact: true })
      .locator('> li')
      .first();
    await step.getByLabel(t('walk.outcome')).selectOption('bad');
    await step.getByLabel(t('walk.minutes')).fill('7');
    await step.getByLabel(t('walk.note')).fill('Nine fields');
    await step.getByRole('button', { name: t('walk.keepStep'), exact: true }).click();
    await step.getByLabel(t('walk.task')).fill(task);
    await step.getByRole('button', { name: t('walk.makeTask'), exact: true }).click();
    await expect(manager.getByRole('list', { name: t('walk.findings') }).getByText(task)).toBeVisible();
  });
  await test.step('it waits on the list of walks until it is done', async () => {
    await manager.goto(WALKS);
    const row = manager.getByRole('listitem').filter({ hasText: task });
    await row.getByRole('button', { name: t('walk.done'), exact: true }).click();
    await expect(row).toHaveCount(0);
  });
});
