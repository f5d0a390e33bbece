import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { say } from './support/words.ts';

const LIBRARY = path.resolve('node_modules/@segment/analytics-next/dist/umd');
const API = `http://localhost:${process.env.E2E_PORT}`;
const word = (key: string) => say('en', `tracking.${key}`);

let site: Server;
let origin: string;
let html = '';

// A website of somebody else: its page loads the browser's library as it is published.
test.beforeAll(async () => {
  site = createServer((request, response) => {
    const name = path.basename(request.url?.split('?')[0] ?? '');
    const isScript = name.endsWith('.js');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? readFileSync(path.join(LIBRARY, name)) : html);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${(site.address() as AddressInfo).port}`;
});
test.afterAll(() => new Promise((resolve) => site.close(resolve)));

async function makeSource(page: Page, name: string): Promise<string> {
  await page.goto('/settings/tracking');
  await page.getByRole('button', { name: word('add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(word('form.name')).fill(name);
  await dialog.getByLabel(word('form.origins')).fill(origin);
  await dialog.getByRole('button', { name: word('add') }).click();
  const key = await dialog.locator('pre').textContent();
  await dialog.getByRole('button', { name: word('key.copy') }).waitFor();
  await page.keyboard.press('Escape');
  return key ?? '';
}

/** The page of the shop: loads the library, and hands it to the test. */
function shopPage(key: string): string {
  return `<!doctype html><title>Cups</title><script src="/index.js"></script><script>
    window.failures = [];
    window.analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${API}' });
    window.analytics.on('error', (failure) => window.failures.push(String(failure.reason)));
  </script>`;
}

test('a website connects with the published browser library, and what it sends becomes a person’s story', async ({
  browser,
}) => {
  const name = `Website ${Date.now()}`;
  const owner = await openFor(browser, 'owner');
  const key = await makeSource(owner, name);
  expect(key).toMatch(/^wk_/);

  html = shopPage(key);
  const visitor = await (await browser.newContext()).newPage();
  const sent: number[] = [];
  visitor.on('response', (answer) => {
    if (answer.url().startsWith(`${API}/v1/`) && answer.request().method() === 'POST')
      sent.push(answer.status());
  });
  await visitor.goto(`${origin}/cups?utm_campaign=Spring&utm_source=mail`);
  const userId = `visitor-${Date.now()}`;
  await visitor.evaluate(async (id) => {
    const { analytics } = window as never as {
      analytics: Record<string, (...said: unknown[]) => Promise<unknown>>;
    };
    await analytics.page!('Cups');
    await analytics.track!('Products Searched', { query: 'blue cup' });
    await analytics.track!('Product Added', { sku: 'NOT-OURS', name: 'Blue cup', price: 12.5, quantity: 2 });
    await analytics.identify!(id, { name: 'Visitor of the journey', email: `${id}@example.com` });
    await analytics.track!('Checkout Started', { value: 25 });
    await analytics.alias!(`${id}-new`);
    await analytics.group!('club', { name: 'Club' });
  }, userId);
  await expect.poll(() => sent).toEqual([200, 200, 200, 200, 200, 200, 200]);
  expect(await visitor.evaluate(() => (window as never as { failures: string[] }).failures)).toEqual([]);

  await owner.goto('/settings/tracking');
  const row = owner.getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText('7 taken in');

  await expect(async () => {
    await owner.goto(`/customers?q=${userId}`);
    await owner.getByRole('link', { name: 'Visitor of the journey' }).first().click({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await owner.getByRole('link', { name: say('en', 'customers.tab.timeline'), exact: true }).click();
  const story = owner.locator('#story');
  await expect(story).toContainText('blue cup');
  await expect(story).toContainText('Blue cup');
});

test('the same key is refused on another website, and a forged key everywhere', async ({
  browser,
  request,
}) => {
  const owner = await openFor(browser, 'owner');
  const key = await makeSource(owner, `Own ${Date.now()}`);
  const event = { type: 'track', anonymousId: 'a', event: 'Product Viewed' };
  const post = (writeKey: string, from?: string) =>
    request.post(`${API}/v1/track`, {
      data: { ...event, writeKey },
      headers: from ? { origin: from } : {},
    });
  expect((await post(key, origin)).status()).toBe(200);
  expect((await post(key, 'https://evil.example')).status()).toBe(403);
  expect((await post('wk_forged')).status()).toBe(401);
});

test('what was not understood is put right by hand and taken in', async ({ browser, request }) => {
  const name = `Broken ${Date.now()}`;
  const owner = await openFor(browser, 'owner');
  const key = await makeSource(owner, name);
  const batch = [{ type: 'track', anonymousId: 'a' }];
  const answer = await request.post(`${API}/v1/batch`, { data: { writeKey: key, batch } });
  expect(await answer.json()).toMatchObject({ success: true, rejected: [{ reason: 'event' }] });

  await owner.goto('/settings/tracking');
  const row = owner.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText(word('reason.event'));
  await row.getByRole('button', { name: word('repair.fix') }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('button', { name: word('repair.take') }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  const fixed = JSON.stringify({ ...batch[0], event: 'Product Viewed' });
  await dialog.getByLabel(word('repair.body')).fill(fixed);
  await dialog.getByRole('button', { name: word('repair.take') }).click();
  await expect(row).toHaveCount(0);
  await expect(owner.getByRole('listitem').filter({ hasText: name })).toContainText('1 taken in');
});
