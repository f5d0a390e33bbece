import { expect, test } from '@playwright/test';
import { measureVitals } from '#scripts/bench/measure-vitals.ts';
import { weighScripts } from '#scripts/bench/weigh-scripts.ts';
import { goTo, MAIN_PAGES, type MainPage } from './support/pages.ts';
import { openFor } from './support/people.ts';

const KB = 1024;
const MOST_SCRIPT_BYTES = 180 * KB;
const MOST_CLS = 0.1;

const SETTINGS: readonly MainPage[] = ['business', 'locations', 'webhooks', 'currencies', 'jobs'].map(
  (name) => ({ name, path: `/settings/${name}` }),
);
const PAGES = [...MAIN_PAGES, ...SETTINGS, { name: 'new channel', path: '/channels/new' }];

test('no page carries more script than 180 KB', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await openFor(browser, 'owner');
  for (const main of PAGES) {
    await goTo(page, main);
    const bytes = await weighScripts(page);
    test.info().annotations.push({ type: main.name, description: `${Math.round(bytes / KB)} KB of script` });
    expect.soft(bytes, main.name).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  }
});

for (const name of ['today', 'orders', 'order', 'inventory', 'channels']) {
  test(`${name} does not jump while it is drawn on a slow machine`, async ({ browser }) => {
    test.setTimeout(60_000);
    const main = MAIN_PAGES.find((one) => one.name === name);
    if (!main) throw new Error(`There is no main page ${name}.`);
    const page = await openFor(browser, 'owner');
    const found = await measureVitals(page, () => goTo(page, main));
    // Times depend on what else the machine does: they are noted, and judged where they are measured in rounds.
    test.info().annotations.push({ type: name, description: JSON.stringify(found) });
    expect(found.cls, 'shifts').toBeLessThanOrEqual(MOST_CLS);
  });
}
