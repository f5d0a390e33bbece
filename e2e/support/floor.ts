import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { type Goods, runVerb } from './shop.ts';
import { type Language, say } from './words.ts';

/** An order that a journey placed. */
export type Placed = { id: string; number: number };

/** An order of the web shop, which names where it goes, or at which shop its customer comes for it. */
export async function placeOrder(
  request: APIRequestContext,
  key: string,
  { goods, quantity, pickupAt }: { goods: Goods; quantity: number; pickupAt?: string },
): Promise<Placed> {
  const { channels } = await runVerb<{ channels: { id: string; slug: string }[] }>(['channel', 'list']);
  const answer = await request.post('/api/v1/orders', {
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
    data: {
      channelId: channels.find(({ slug }) => slug === 'web')?.id,
      lines: [{ sku: goods.sku, quantity }],
      ...(pickupAt ? { pickup: { locationId: pickupAt } } : {}),
      shippingAddress: { name: 'مریم Ivanova', lines: 'خیابان بهار ۱۲', city: 'تهران', country: 'IR' },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Placed;
}

/** The words of the floor in a language. */
export const inLanguage = (language: Language) => (key: string, values?: Record<string, string>) =>
  say(language, `fulfilment.${key}`, values);

/** Opens the work of a place. */
export async function openWork(page: Page, language: Language, address: string): Promise<void> {
  await page.goto(`/fulfilment?${address}`);
  await expect(page.getByLabel(say(language, 'fulfilment.place')).first()).toBeAttached();
}

/** Begins a walk for one order and waits for its page. */
export async function beginWalk(
  page: Page,
  language: Language,
  order: Placed,
  locationId: string,
): Promise<void> {
  const t = inLanguage(language);
  await openWork(page, language, `location=${locationId}`);
  const box = page.getByRole('listitem').filter({ has: page.locator(`a[href="/orders/${order.id}"]`) });
  await box.getByRole('checkbox').check();
  await page
    .getByRole('button', { name: new RegExp(t('work.pickChosen').split(' (')[0] ?? '') })
    .last()
    .click();
  await page.waitForURL(/\/fulfilment\/waves\//);
}

/** Types a code into the scan field and waits until it was taken; with the last one of a walk the field goes. */
export async function typeCode(page: Page, language: Language, code: string): Promise<void> {
  const t = inLanguage(language);
  const field = page.getByLabel(t('walk.scan'));
  await field.fill(code);
  await page.getByRole('button', { name: t('walk.count'), exact: true }).click();
  await expect
    .poll(() => field.evaluateAll((found) => found.map((one) => (one as HTMLInputElement).value).join('')))
    .toBe('');
}

/** Puts units of goods on the shelf of a place. */
export async function putUnits(
  request: APIRequestContext,
  key: string,
  units: { goods: Goods; locationId: string; change: number },
): Promise<void> {
  const { goods, locationId, change } = units;
  const answer = await request.post('/api/v1/stock/adjustments', {
    headers: { authorization: `Bearer ${key}` },
    data: { variantId: goods.variantId, locationId, change, reason: change > 0 ? 'receipt' : 'correction' },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}
