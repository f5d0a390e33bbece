import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { toLatin } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { type Goods, makeKey, readShop, runVerb, stockGoods } from './support/shop.ts';
import { type Language, say } from './support/words.ts';

const JOURNEY_MS = 240_000;
const A6 = { width: 298, height: 420 };
const ROLL_80 = 227;
const ROLL_58 = 164;
const TWO_WEEKS_MS = 14 * 24 * 60 * 60 * 1000;

type Placed = { id: string; number: number };

/** An order of the web shop, which names where it goes. */
async function placeOrder(
  request: APIRequestContext,
  key: string,
  { goods, quantity }: { goods: Goods; quantity: number },
): Promise<Placed> {
  const { channels } = await runVerb<{ channels: { id: string; slug: string }[] }>(['channel', 'list']);
  const answer = await request.post('/api/v1/orders', {
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
    data: {
      channelId: channels.find(({ slug }) => slug === 'web')?.id,
      lines: [{ sku: goods.sku, quantity }],
      shippingAddress: { name: 'مریم Ivanova', lines: 'خیابان بهار ۱۲', city: 'تهران', country: 'IR' },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Placed;
}

const inLanguage = (language: Language) => (key: string, values?: Record<string, string>) =>
  say(language, `fulfilment.${key}`, values);

/** Opens the work of a place. */
async function openWork(page: Page, language: Language, address: string): Promise<void> {
  await page.goto(`/fulfilment?${address}`);
  await expect(page.getByLabel(say(language, 'fulfilment.place')).first()).toBeAttached();
}

/** Begins a walk for one order and waits for its page. */
async function beginWalk(page: Page, language: Language, order: Placed, locationId: string): Promise<void> {
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

async function typeCode(page: Page, language: Language, code: string): Promise<void> {
  const t = inLanguage(language);
  const field = page.getByLabel(t('walk.scan'));
  await field.fill(code);
  await page.getByRole('button', { name: t('walk.count'), exact: true }).click();
  await expect(field).toHaveValue('');
}

/** Width and height of the first page that the browser prints, in points. */
async function pageSize(page: Page): Promise<{ width: number; height: number; pages: number }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf);
  const pages = [...pdf.matchAll(/\/Type\s*\/Page[^s]/g)].length;
  return { width: Math.round(Number(box?.[1])), height: Math.round(Number(box?.[2])), pages };
}

for (const language of ['en', 'fa'] as const) {
  test(`a web order is picked by scan, packed, and leaves in two parcels (${language})`, async ({
    browser,
    request,
  }) => {
    test.setTimeout(JOURNEY_MS);
    const t = inLanguage(language);
    const key = await makeKey();
    const { warehouseId } = await readShop();
    const goods = await stockGoods(request, key, { title: `Teapot قوری ${language}`, units: 9 });
    const stranger = await stockGoods(request, key, { title: `Ladle ملاقه ${language}`, units: 1 });
    const order = await placeOrder(request, key, { goods, quantity: 3 });
    const page = await openFor(browser, 'warehouse', { language });

    await test.step('the picker scans: a wrong item is refused, the right ones count', async () => {
      await beginWalk(page, language, order, warehouseId);
      const task = page.getByRole('list', { name: t('walk.tasks') }).getByRole('listitem');
      await typeCode(page, language, stranger.sku);
      await expect(page.getByRole('status').filter({ hasText: stranger.title })).toBeVisible();
      await typeCode(page, language, 'NOBODY-KNOWS');
      await expect(page.getByRole('status').filter({ hasText: 'NOBODY-KNOWS' })).toBeVisible();
      for (const count of [1, 2]) {
        await typeCode(page, language, goods.sku);
        await expect
          .poll(async () => toLatin((await task.first().textContent()) ?? ''))
          .toMatch(new RegExp(`${count} \\S+ 3`));
      }
      await typeCode(page, language, goods.sku);
      await expect(page.getByText(t('walk.done'), { exact: true })).toBeVisible();
    });

    await test.step('the packer makes two parcels', async () => {
      await page.goto(`/fulfilment/pack/${order.id}?location=${warehouseId}`);
      const units = page.getByLabel(t('pack.quantity', { sku: goods.sku }));
      const parcels = page.getByRole('region', { name: t('parcel.title') });
      for (const [at, quantity] of [2, 1].entries()) {
        await units.fill(String(quantity));
        await page.getByLabel(t('pack.weight')).fill('640');
        await page.getByRole('button', { name: t('pack.submit'), exact: true }).click();
        await expect(parcels.getByText(t('parcel.waits'), { exact: true })).toHaveCount(at + 1);
      }
    });

    await test.step('the label is printed on A6, the slip and the receipt on rolls', async () => {
      const label = page.getByRole('link', { name: t('parcel.label') }).first();
      const address = (await label.getAttribute('href')) ?? '';
      await page.goto(address);
      await expect(page.getByText('خیابان بهار ۱۲')).toBeVisible();
      await expect(page.getByRole('img', { name: /^PK\d{8}$/ })).toBeVisible();
      expect(await pageSize(page)).toEqual({ ...A6, pages: 1 });
      for (const [query, width] of [
        ['as=slip&paper=mm80', ROLL_80],
        ['as=receipt&paper=mm80', ROLL_80],
        ['as=receipt&paper=mm58', ROLL_58],
      ] as const) {
        await page.goto(`/orders/${order.id}/print?${query}&lang=bg`);
        await expect(page.locator('article[lang=bg]').getByText(goods.title)).toBeVisible();
        expect(await pageSize(page)).toMatchObject({ width, pages: 1 });
      }
    });

    await test.step('both are handed to the carrier, and the order has left', async () => {
      for (const left of [1, 2]) {
        await page.goto(`/fulfilment/pack/${order.id}?location=${warehouseId}`);
        await page
          .getByRole('button', { name: t('work.send'), exact: true })
          .first()
          .click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(t('send.carrier')).fill('Speedy');
        await dialog.getByLabel(t('send.tracking')).fill(`T-${left}`);
        await dialog.getByRole('button', { name: t('send.submit'), exact: true }).click();
        await expect(page.getByText(t('parcel.left'), { exact: true })).toHaveCount(left);
      }
      const answer = await request.get(`/api/v1/orders/${order.id}`, {
        headers: { authorization: `Bearer ${key}` },
      });
      expect(await answer.json()).toMatchObject({ status: 'shipped' });
    });

    const audit = await runVerb<{ isSound: boolean }>(['audit']);
    expect(audit.isSound).toBe(true);
  });
}

test('customers collect at a shop: one names the code, the other never comes', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const t = inLanguage('en');
  const key = await makeKey();
  const goods = await stockGoods(request, key, { title: 'Samovar سماور', units: 4 });
  const page = await openFor(browser, 'owner', { language: 'en' });
  const shopId = await findPickupShop(page);
  const card = (order: Placed) =>
    page.getByRole('listitem').filter({ has: page.locator(`a[href="/orders/${order.id}"]`) });

  /** Arranges, brings, picks and makes ready; the code that is shown once. */
  async function prepare(order: Placed): Promise<string> {
    await openWork(page, 'en', `location=${shopId}&stage=pickup`);
    await page.getByLabel(t('pickup.orderNumber')).fill(String(order.number));
    await page.getByRole('button', { name: t('pickup.arrange'), exact: true }).click();
    await card(order)
      .getByRole('button', { name: t('pickup.bring'), exact: true })
      .click();
    await expect(card(order).getByRole('button', { name: t('pickup.bring'), exact: true })).toBeHidden();
    await beginWalk(page, 'en', order, shopId);
    for (let unit = 0; unit < 2; unit++) await typeCode(page, 'en', goods.sku);
    await expect(page.getByText(t('walk.done'), { exact: true })).toBeVisible();
    await openWork(page, 'en', `location=${shopId}&stage=pickup`);
    await card(order)
      .getByRole('button', { name: t('pickup.makeReady'), exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    const code = dialog.getByText(/^[2-9A-Z]{6}$/);
    await expect(code).toBeVisible();
    const shown = (await code.textContent()) ?? '';
    await dialog.getByRole('button', { name: t('code.close'), exact: true }).click();
    return shown;
  }

  const collected = await placeOrder(request, key, { goods, quantity: 2 });
  const left = await placeOrder(request, key, { goods, quantity: 2 });

  await test.step('a wrong code hands nothing over, the right one does', async () => {
    const code = await prepare(collected);
    await card(collected)
      .getByRole('button', { name: t('pickup.handOver'), exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('handOver.code')).fill('222222');
    await dialog.getByRole('button', { name: t('handOver.submit'), exact: true }).click();
    await expect(dialog.getByText(/4 more tries/)).toBeVisible();
    await dialog.getByLabel(t('handOver.code')).fill(`${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
    await dialog.getByRole('button', { name: t('handOver.submit'), exact: true }).click();
    await expect(card(collected)).toHaveCount(0);
  });

  await test.step('what nobody collects is given up in time, and can be sold again', async () => {
    await prepare(left);
    const at = new Date(Date.now() + TWO_WEEKS_MS).toISOString();
    const { expired } = await runVerb<{ expired: number }>(['pickup', 'expire', '--at', at]);
    expect(expired).toBeGreaterThanOrEqual(1);
    await openWork(page, 'en', `location=${shopId}&stage=pickup`);
    await expect(page.getByLabel(t('pickup.orderNumber'))).toBeVisible();
    await expect(card(left)).toHaveCount(0);
    const headers = { authorization: `Bearer ${key}` };
    expect(await (await request.get(`/api/v1/orders/${left.id}`, { headers })).json()).toMatchObject({
      status: 'cancelled',
    });
    const stock = (await (await request.get(`/api/v1/stock?sku=${goods.sku}`, { headers })).json()) as {
      data: { available: number }[];
    };
    expect(stock.data.reduce((sum, level) => sum + level.available, 0)).toBe(2);
  });

  const audit = await runVerb<{ isSound: boolean }>(['audit']);
  expect(audit.isSound).toBe(true);
});

/** The first place at whose counter orders are handed over. */
async function findPickupShop(page: Page): Promise<string> {
  await openWork(page, 'en', 'stage=pickup');
  const places = page.getByLabel(say('en', 'fulfilment.place'));
  const ids = await places
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  for (const id of ids) {
    await openWork(page, 'en', `location=${id}&stage=pickup`);
    if (await page.getByLabel(say('en', 'fulfilment.pickup.orderNumber')).isVisible()) return id;
  }
  throw new Error('The demo business has no shop that hands orders over.');
}
