import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { goTo, MAIN_PAGES } from './support/pages.ts';
import { openFor } from './support/people.ts';
import {
  type Goods,
  makeKey,
  openChannel,
  readShop,
  sendShopify,
  shopifyOrder,
  stockGoods,
} from './support/shop.ts';
import { LANGUAGES, say } from './support/words.ts';

/** What strangers write into names, notes and codes in the hope that somebody's browser runs it. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  '</title></textarea><svg onload=alert(3)>',
  'javascript:alert(4)',
  "'; drop table orders; --",
  '{{constructor.constructor("alert(5)")()}}',
  '=HYPERLINK("http://evil.example","x")',
  '\u202Egnp.exe\u202C \u2066mixed\u2069',
  'سلام <b onmouseover=alert(6)>جهان</b>',
];
const ALL = HOSTILE.slice(0, 6).join(' ');

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cache-control': /no-store/,
  'permissions-policy': /geolocation=\(\)/,
};

test('hostile text in every field stays text, on every page and in every language', async ({
  browser,
  request,
}) => {
  test.setTimeout(300_000);
  const planted = await plant(request);
  const owner = await openFor(browser, 'owner');
  const alarms = listenForAlarms(owner);
  const orderId = await findOrder(owner, planted.sku);
  const pages = [
    ...MAIN_PAGES,
    { name: 'hostile variant', path: `/inventory/${planted.variantId}` },
    { name: 'editing it', path: `/inventory/${planted.variantId}/edit` },
    { name: 'hostile search', path: `/inventory?q=${encodeURIComponent(HOSTILE[0] ?? '')}` },
    { name: 'hostile order', path: `/orders/${orderId}` },
    { name: 'hostile slip', path: `/orders/${orderId}/print` },
    {
      name: 'hostile filters',
      path: `/orders?q=${encodeURIComponent(HOSTILE[1] ?? '')}&status=${encodeURIComponent(ALL)}`,
    },
    {
      name: 'hostile period',
      path: `/channels?from=${encodeURIComponent(ALL)}&to=x&preset=${encodeURIComponent(ALL)}`,
    },
  ];
  for (const language of LANGUAGES) {
    await owner.context().addCookies([{ name: 'locale', value: language, url: new URL(owner.url()).origin }]);
    for (const main of language === 'en' ? pages : pages.slice(-7)) {
      const status = await goTo(owner, main).catch((error: Error) => error.message);
      expect.soft(status, `${main.name} (${language})`).toBe(200);
      const foreign = owner.locator('main img[src="x"], main svg[onload], main b[onmouseover]');
      expect.soft(await foreign.count(), main.name).toBe(0);
    }
  }
  await owner.goto(`/orders/${orderId}`);
  await expect(owner.getByText(HOSTILE[1] ?? '').first()).toBeVisible();
  expect(alarms).toEqual([]);
});

test('what a member of staff types is as inert as what comes from outside', async ({ browser, request }) => {
  test.setTimeout(120_000);
  const planted = await plant(request);
  const owner = await openFor(browser, 'owner');
  const alarms = listenForAlarms(owner);
  const t = (key: string) => say('en', key);
  await owner.goto(`/orders/${await findOrder(owner, planted.sku)}`);
  await owner.getByRole('button', { name: t('orders.do.note.action'), exact: true }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel(t('orders.do.note.note')).fill(ALL);
  await dialog.getByLabel(t('orders.do.note.tags')).fill('<i>tag</i>, "onload=alert(9)');
  await dialog.getByRole('button', { name: t('orders.do.note.submit'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(owner.getByText('<i>tag</i>').first()).toBeVisible();
  await owner.keyboard.press('Control+k');
  await owner.getByRole('dialog').getByRole('combobox').fill(planted.sku);
  await expect(owner.getByRole('dialog').getByText(planted.sku).first()).toBeVisible();
  expect(alarms).toEqual([]);
});

test('every page carries its headers, and a nonce of its own', async ({ browser }) => {
  const owner = await openFor(browser, 'owner');
  const nonces = new Set<string>();
  for (const { path } of MAIN_PAGES.filter((main) => !main.firstLink)) {
    const answer = await owner.request.get(path);
    const headers = answer.headers();
    for (const [name, value] of Object.entries(HEADERS)) expect.soft(headers[name], path).toMatch(value);
    const policy = headers['content-security-policy'] ?? '';
    expect.soft(policy, path).toContain("'strict-dynamic'");
    expect.soft(policy, path).toContain("frame-ancestors 'none'");
    expect.soft(policy.match(/script-src[^;]*/)?.[0], path).not.toMatch(/unsafe-(inline|eval)/);
    expect.soft(headers['x-powered-by'], path).toBeUndefined();
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  }
  expect(nonces.size).toBe(MAIN_PAGES.filter((main) => !main.firstLink).length);
});

test('a script that got into the page all the same is not run', async ({ browser }) => {
  const owner = await openFor(browser, 'owner');
  await owner.goto('/today');
  const alarms = listenForAlarms(owner);
  await owner.evaluate(() => {
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.wasRun = true');
    document.body.append(button);
    button.click();
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.wasRun = true">');
  });
  await expect.poll(() => alarms.some((alarm) => alarm.includes('Content Security Policy'))).toBe(true);
  expect(await owner.evaluate(() => 'wasRun' in window)).toBe(false);
});

type Request = Parameters<typeof stockGoods>[0];

/** Plants hostile text by every way in that strangers have: goods, and an order of a vendor with its customer. */
async function plant(request: Request): Promise<Goods> {
  const mark = randomUUID().slice(0, 8);
  const goods = await stockGoods(request, await makeKey(), { title: ALL, sku: `"><img src=x>${mark}` });
  const channel = await openChannel('shopify', `${HOSTILE[1]} ${mark}`);
  const body = shopifyOrder({
    number: `#${HOSTILE[0]}${mark}`,
    quantity: 1,
    currency: (await readShop()).currency,
    customer: { first_name: HOSTILE[1] ?? '', last_name: HOSTILE[8] ?? '', email: `x${mark}@shop.example` },
    note: HOSTILE.join('\n'),
    ...goods,
  });
  await sendShopify(request, channel, { topic: 'orders/create', body });
  return goods;
}

/** Everything by which a page would give away that hostile text came to life, or that a page is broken. */
function listenForAlarms(page: Page): string[] {
  const alarms: string[] = [];
  page.on('dialog', async (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => alarms.push(`error at ${page.url()}: ${error.message}`));
  page.on('console', (line) => {
    const { pathname } = new URL(page.url());
    if (line.type() === 'error') alarms.push(`console at ${pathname}: ${line.text()} ${line.location().url}`);
  });
  return alarms;
}

async function findOrder(page: Page, sku: string): Promise<string> {
  const link = page.locator('main tbody a[href^="/orders/"]').first();
  await expect(async () => {
    await page.goto(`/orders?q=${encodeURIComponent(sku)}`);
    await expect(link).toBeVisible({ timeout: 2_000 });
  }).toPass();
  return (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
}
