import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { goTo, MAIN_PAGES } from './support/pages.ts';
import { choose, openFor } from './support/people.ts';
import { LANGUAGES, type Language } from './support/words.ts';

const TEN_MINUTES_MS = 10 * 60_000;
const LOOKS: { language: Language; theme: 'light' | 'dark' }[] = [
  ...LANGUAGES.map((language) => ({ language, theme: 'light' as const })),
  { language: 'fa', theme: 'dark' },
  { language: 'en', theme: 'dark' },
];

for (const { language, theme } of LOOKS) {
  test(`nothing hinders anybody on any page (${language}, ${theme})`, async ({ browser }) => {
    test.setTimeout(TEN_MINUTES_MS);
    const page = await openFor(browser, 'owner', { language, theme, options: { reducedMotion: 'reduce' } });
    for (const main of MAIN_PAGES) {
      await test.step(main.name, async () => {
        const status = await goTo(page, main).catch((error: Error) => error.message);
        expect.soft(status, main.name).toBe(200);
        if (status === 200) expect.soft(await findHindrances(page), main.name).toEqual([]);
      });
    }
    const stranger = await (await browser.newContext({ colorScheme: theme })).newPage();
    await choose(stranger, { locale: language, theme });
    await stranger.goto('/sign-in');
    expect.soft(await findHindrances(stranger), 'sign-in').toEqual([]);
  });
}

/** What is serious or critical, with the first places where it was found. */
async function findHindrances(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)}`);
}
