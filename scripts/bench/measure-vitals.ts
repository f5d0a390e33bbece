import type { Page } from '@playwright/test';

const SLOWDOWN = 4;
const SETTLE_MS = 800;

/** What a browser measured of one visit: largest paint, slowest answer to a press, and how much the page jumped. */
export type Vitals = { lcpMs: number; inpMs: number; cls: number };

type Watching = typeof globalThis & { vitals: Vitals };

/** Opens a page on a processor slowed down four times, opens and closes search by keys, and reads what was measured. */
export async function measureVitals(page: Page, open: () => Promise<unknown>): Promise<Vitals> {
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
  return page.evaluate(() => (globalThis as Watching).vitals);
}

/** Runs in the page before its own scripts. */
function watchVitals(): void {
  const vitals: Vitals = { lcpMs: 0, inpMs: 0, cls: 0 };
  (globalThis as Watching).vitals = vitals;
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
