import path from 'node:path';
import { type Browser, type BrowserContext, type Page as BrowserPage, chromium } from '@playwright/test';
import { findBrowser } from '../find-browser.ts';
import { DEVICES, LANGUAGES, PAGES, type Page, THEMES } from './pages.ts';

const SETTLE_MS = 400;
const LONGEST_WAIT_MS = 5_000;
const PAGE_TIMEOUT_MS = 30_000;

/** Where the program runs, who looks at it, and which pictures are wanted (all, where nothing is named). */
export type ScreensPlan = {
  baseUrl: string;
  email: string;
  password: string;
  folder: string;
  pages: string[];
  languages: string[];
};

/** Takes every wanted picture; `onPicture` hears of each, and of each page that could not be shown. */
export async function takeScreens(plan: ScreensPlan, onPicture: (line: string) => void): Promise<number> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  try {
    const session = await signIn(browser, plan);
    let count = 0;
    for (const language of LANGUAGES.filter((one) => isWanted(one, plan.languages))) {
      for (const theme of THEMES) {
        for (const device of DEVICES) {
          const options = { ...device, colorScheme: theme, reducedMotion: 'reduce' as const };
          const context = await browser.newContext({ ...options, storageState: session });
          context.setDefaultTimeout(PAGE_TIMEOUT_MS);
          await choose(context, plan.baseUrl, { locale: language, theme });
          const prefix = path.join(plan.folder, language, `${device.name}-${theme}`);
          count += await takeAll(context, plan, prefix, onPicture);
          await context.close();
        }
      }
    }
    return count;
  } finally {
    await browser.close();
  }
}

async function signIn(browser: Browser, { baseUrl, email, password }: ScreensPlan) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${baseUrl}/sign-in`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('form:has(input[name=password]) button[type=submit]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const state = await context.storageState();
  await context.close();
  return state;
}

async function choose(
  context: BrowserContext,
  baseUrl: string,
  cookies: Record<string, string>,
): Promise<void> {
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: baseUrl })));
}

async function takeAll(
  context: BrowserContext,
  plan: ScreensPlan,
  prefix: string,
  onPicture: (line: string) => void,
): Promise<number> {
  let count = 0;
  for (const page of PAGES.filter(({ name }) => isWanted(name, plan.pages))) {
    const file = path.join(prefix, `${page.name}.png`);
    const cookies = await context.cookies();
    if (page.isPublic) await context.clearCookies({ name: /session/ });
    const tab = await context.newPage();
    const problem = await show(tab, plan.baseUrl, page);
    if (problem) onPicture(`✗ ${file}: ${problem}`);
    else {
      await tab.screenshot({ path: file, fullPage: true, animations: 'disabled' });
      onPicture(`✓ ${file}`);
      count += 1;
    }
    await tab.close();
    await context.addCookies(cookies);
  }
  return count;
}

async function show(tab: BrowserPage, baseUrl: string, page: Page): Promise<string | undefined> {
  const answer = await tab.goto(baseUrl + page.path, { waitUntil: 'load' });
  if (!answer?.ok()) return `status ${answer?.status()}`;
  if (page.firstLink) {
    const link = tab.locator(page.firstLink).first();
    const target = await link.getAttribute('href', { timeout: PAGE_TIMEOUT_MS / 6 }).catch(() => null);
    if (!target) return 'there is no row to open';
    const detail = await tab.goto(new URL(target, baseUrl).href, { waitUntil: 'load' });
    if (!detail?.ok()) return `status ${detail?.status()} of ${target}`;
  }
  // Charts and figures come behind the page; their places pulse until then.
  const waiting = tab.locator('main .animate-pulse');
  await waiting
    .first()
    .waitFor({ state: 'detached', timeout: LONGEST_WAIT_MS })
    .catch(() => undefined);
  await tab.waitForTimeout(SETTLE_MS);
  return undefined;
}

function isWanted(name: string, wanted: string[]): boolean {
  return wanted.length === 0 || wanted.includes(name);
}
