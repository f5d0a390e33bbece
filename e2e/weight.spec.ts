import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { goTo, MAIN_PAGES } from './support/pages.ts';
import { openFor } from './support/people.ts';

// The aim is 180 KB, which the plain pages nearly meet and the lists do not (docs/performance.md): no page may get heavier.
const MOST_SCRIPT_BYTES = 296 * 1024;
const MOST_CLS = 0.1;
const SLOWDOWN = 4;
const SETTLE_MS = 800;

test('no page carries more script than it does today', async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await openFor(browser, 'owner');
  for (const main of MAIN_PAGES) {
    await goTo(page, main);
    const bytes = await weighScripts(page);
    test
      .info()
      .annotations.push({ type: main.name, description: `${Math.round(bytes / 1024)} KB of script` });
    expect.soft(bytes, main.name).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  }
});

/** What the scripts weigh, packed, that the page itself names; the script of charts comes later, by itself. */
async function weighScripts(page: Page): Promise<number> {
  const html = await (await page.request.get(page.url())).text();
  const tags = [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)];
  // What is marked so is for browsers that we do not serve; ours never fetch it.
  const loaded = tags.filter(([tag]) => !/nomodule/i.test(tag));
  const named = new Set(loaded.map(([, source = '']) => source));
  const bodies = await Promise.all([...named].map(async (source) => (await page.request.get(source)).body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

type Vitals = { lcpMs: number; cls: number; inpMs: number };

for (const name of ['today', 'orders', 'order', 'inventory', 'channels']) {
  test(`${name} does not jump while it is drawn on a slow machine`, async ({ browser }) => {
    test.setTimeout(60_000);
    const main = MAIN_PAGES.find((one) => one.name === name);
    if (!main) throw new Error(`There is no main page ${name}.`);
    const page = await openFor(browser, 'owner');
    const found = await measure(page, () => goTo(page, main));
    // Times depend on what else the machine does: they are noted, and judged where they are measured in rounds.
    test.info().annotations.push({ type: name, description: JSON.stringify(found) });
    expect(found.cls, 'shifts').toBeLessThanOrEqual(MOST_CLS);
  });
}

/** Opens a page on a slowed-down processor, presses what opens and closes, and reads what the browser measured. */
async function measure(page: Page, open: () => Promise<number>): Promise<Vitals> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.addInitScript(watchVitals);
  await open();
  await page.waitForTimeout(SETTLE_MS);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('cup');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(SETTLE_MS);
  return page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
}

/** Runs in the page before its own scripts. */
function watchVitals(): void {
  const vitals = { lcpMs: 0, cls: 0, inpMs: 0 };
  (window as unknown as { vitals: typeof vitals }).vitals = vitals;
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      durationThreshold: 16,
    } as PerformanceObserverInit);
  watch('largest-contentful-paint', (entry) => {
    vitals.lcpMs = entry.startTime;
  });
  watch('layout-shift', (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!shift.hadRecentInput) vitals.cls += shift.value;
  });
  watch('event', (entry) => {
    const event = entry as PerformanceEntry & { interactionId: number };
    if (event.interactionId) vitals.inpMs = Math.max(vitals.inpMs, entry.duration);
  });
}
