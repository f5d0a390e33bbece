import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { DEMO_SIGN_INS } from '#scripts/seed/demo-sign-ins.ts';
import { drawn } from './drawn.ts';
import { type Language, say } from './words.ts';

/** The roles of the demo business. */
export type Role = 'owner' | 'manager' | 'warehouse' | 'floor' | 'marketing' | 'support' | 'viewer';

/** How somebody sits before the screen. */
export type Seat = { language?: Language; theme?: 'light' | 'dark'; options?: BrowserContextOptions };

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

const DATA = path.resolve(process.env.E2E_DATA_DIR ?? '.data/e2e');

/** A browser of its own for somebody of the demo business, signed in and reading the wanted language. */
export async function openFor(browser: Browser, role: Role, seat: Seat = {}): Promise<Page> {
  const { language = 'en', theme = 'light', options = {} } = seat;
  const storageState = await readSession(browser, role);
  const context = await browser.newContext({ colorScheme: theme, ...options, storageState });
  const page = await context.newPage();
  await choose(page, { locale: language, theme });
  return waitForDrawing(page);
}

/** The page, whose `goto` now ends when what was streamed stands in its place. */
function waitForDrawing(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = async (...where) => {
    const answer = await goto(...where);
    await drawn(page);
    return answer;
  };
  return page;
}

/** Chooses by cookie, as the menus of language and theme do. */
export async function choose(page: Page, cookies: Record<string, string>): Promise<void> {
  const url = `http://localhost:${process.env.E2E_PORT}`;
  await page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
}

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, role: Role, language: Language = 'en'): Promise<void> {
  const person = DEMO_SIGN_INS.find((one) => one.role === role);
  if (!person) throw new Error(`Nobody of the demo business is ${role}.`);
  await page.goto('/sign-in');
  await page.getByLabel(say(language, 'auth.signIn.email')).fill(person.email);
  await page.getByLabel(say(language, 'auth.signIn.password')).fill(person.password);
  await page.getByRole('button', { name: say(language, 'auth.signIn.submit'), exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

// Signing in takes a moment by design, so each role does it once for all journeys.
async function readSession(browser: Browser, role: Role): Promise<State> {
  const file = path.join(DATA, `session-${role}.json`);
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as State;
  const context = await browser.newContext();
  const page = await context.newPage();
  await choose(page, { locale: 'en' });
  await signIn(page, role);
  const state = await context.storageState();
  await context.close();
  const own = `${file}.${process.pid}`;
  fs.mkdirSync(DATA, { recursive: true });
  fs.writeFileSync(own, JSON.stringify(state));
  fs.renameSync(own, file);
  return state;
}
