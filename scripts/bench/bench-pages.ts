import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { goTo, MAIN_PAGES, type MainPage } from '../../e2e/support/pages.ts';
import { findBrowser } from '../find-browser.ts';
import { DEMO_SIGN_INS } from '../seed/demo-sign-ins.ts';
import { makeDemo } from '../start/demo-business.ts';
import { median } from './measure.ts';
import { measureVitals, type Vitals } from './measure-vitals.ts';
import type { BenchServer } from './open-server.ts';
import { startApp } from './start-app.ts';
import { weighScripts } from './weigh-scripts.ts';

const WATCHED = ['today', 'orders', 'order', 'inventory', 'channels'];
const VISITS = 3;
const BYTES_PER_KB = 1024;

/** What a page asks of the browser: gzipped KB of script that its HTML names; and for some, how it felt. */
export type PageResult = { page: string; scriptKb: number; vitals?: Vitals };

/** Every main page of the demo business in Chromium, from a production build; vitals are the middle of three visits. */
export async function benchPages(server: BenchServer): Promise<PageResult[]> {
  const { url, isNew } = await server.openDatabase('pages');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-bench-pages-'));
  process.env.DATABASE_URL = url;
  if (isNew) await makeDemo(folder, 'en', () => undefined);
  const app = await startApp(url, folder);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  try {
    const state = await signIn(browser, app.base);
    const results: PageResult[] = [];
    for (const main of MAIN_PAGES) results.push(await measurePage({ browser, base: app.base, state, main }));
    return results;
  } finally {
    await browser.close();
    await app.child.stop();
    delete process.env.DATABASE_URL;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

type State = Awaited<ReturnType<typeof signIn>>;

async function signIn(browser: Browser, base: string) {
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  const owner = DEMO_SIGN_INS[0]!;
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(owner.email);
  await page.locator('input[name=password]').fill(owner.password);
  await page.locator('input[name=password]').press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const state = await context.storageState();
  await context.close();
  return state;
}

type Visit = { browser: Browser; base: string; state: State; main: MainPage };

async function measurePage(visit: Visit): Promise<PageResult> {
  const scriptBytes = await onOwnPage(visit, async (page) => {
    await goTo(page, visit.main);
    return weighScripts(page);
  });
  const result = { page: visit.main.name, scriptKb: scriptBytes / BYTES_PER_KB };
  if (!WATCHED.includes(visit.main.name)) return result;
  const visits: Vitals[] = [];
  while (visits.length < VISITS) {
    visits.push(await onOwnPage(visit, (page) => measureVitals(page, () => goTo(page, visit.main))));
  }
  const middle = (name: keyof Vitals) => median(visits.map((one) => one[name]));
  return { ...result, vitals: { lcpMs: middle('lcpMs'), inpMs: middle('inpMs'), cls: middle('cls') } };
}

// A browser context of its own has an empty cache.
async function onOwnPage<Found>(
  { browser, base, state }: Visit,
  work: (page: Page) => Promise<Found>,
): Promise<Found> {
  const context = await browser.newContext({ baseURL: base, storageState: state });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}
