import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { drawn } from './support/drawn.ts';
import { toLatin, toPersian } from './support/figures.ts';
import { placeOrder } from './support/floor.ts';
import { openFor } from './support/people.ts';
import { type Goods, makeKey, readShop, runVerb } from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 240_000;
const LATE_UNITS = 6;
const EARLY_UNITS = 4;
const SOLD = 3;
const SOON_DAYS = 10;
const DAY_MS = 86_400_000;

for (const language of ['en', 'fa'] as const) {
  test(`goods with lots come in, leave by expiry and are told of in time (${language})`, async ({
    browser,
    request,
  }) => {
    test.setTimeout(JOURNEY_MS);
    const t = (key: string, values?: Record<string, string>) => say(language, `lots.${key}`, values);
    const tBuy = (key: string, values?: Record<string, string>) => say(language, `purchasing.${key}`, values);
    const figure = (value: number) => (language === 'fa' ? toPersian(String(value)) : String(value));
    const key = await makeKey();
    const goods = await addGoods(request, key, `Halva حلوا ${language}`);
    const { warehouseId, currency } = await readShop();
    const owner = await openFor(browser, 'owner', { language });
    const dock = await openFor(browser, 'warehouse', { language });
    const soon = new Date(Date.now() + SOON_DAYS * DAY_MS).toISOString().slice(0, 10);
    const [late, early] = [`LATE-${goods.sku}`, `EARLY-${goods.sku}`];
    let address = '';

    await test.step('the owner says that the goods have lots', async () => {
      await owner.goto(`/inventory/${goods.variantId}`);
      await drawn(owner);
      await owner.getByRole('button', { name: t('tracking.open'), exact: true }).click();
      const dialog = owner.getByRole('dialog');
      await dialog.getByRole('radio', { name: t('tracking.lot') }).check();
      await dialog.getByRole('button', { name: t('tracking.save'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(owner.getByText(t('panel.none'))).toBeVisible();
    });

    await test.step('the owner orders them', async () => {
      await owner.goto('/purchasing/new');
      await owner
        .getByLabel(tBuy('column.supplier'))
        .selectOption({ label: `Габрово Дом ООД (${currency})` });
      await owner.getByLabel(tBuy('deliverTo')).selectOption(warehouseId);
      await owner.getByRole('button', { name: tBuy('begin'), exact: true }).click();
      await owner.waitForURL(/\/purchasing\/[0-9a-f-]{36}$/);
      address = new URL(owner.url()).pathname;
      await owner.getByRole('combobox', { name: tBuy('draft.add') }).fill(goods.sku);
      await owner.getByRole('option').filter({ hasText: goods.sku }).click();
      await owner
        .getByLabel(tBuy('draft.quantityOf', { sku: goods.sku }))
        .fill(figure(LATE_UNITS + EARLY_UNITS));
      await owner.getByLabel(tBuy('draft.costOf', { sku: goods.sku })).fill(figure(4));
      await owner.getByRole('button', { name: tBuy('draft.send'), exact: true }).click();
      const dialog = owner.getByRole('dialog');
      await dialog.getByRole('button', { name: tBuy('sendDialog.other'), exact: true }).click();
      await expect(owner.getByRole('link', { name: tBuy('receive.action') })).toBeVisible();
    });

    await test.step('the dock takes them in, lot by lot', async () => {
      await dock.goto(`${address}/receive`);
      await drawn(dock);
      const good = dock.getByLabel(tBuy('receive.goodOf', { sku: goods.sku }), { exact: true });
      const lot = dock.getByRole('textbox', { name: t('receive.lot'), exact: true });
      const expires = dock.getByRole('textbox', { name: t('receive.expires') });
      await good.fill(figure(LATE_UNITS));
      await good.blur();
      await dock.getByRole('button', { name: tBuy('receive.submit'), exact: true }).click();
      await expect(dock.getByText(t('receive.needLot', { sku: goods.sku }))).toBeVisible();
      await lot.fill(late);
      await expires.fill(language === 'fa' ? '۱۴۱۰/۰۲' : '2031-05');
      await dock.getByRole('button', { name: t('receive.another'), exact: true }).click();
      await good.fill(figure(LATE_UNITS + EARLY_UNITS));
      await good.blur();
      await lot.fill(early);
      await expires.fill(soon);
      await dock.getByRole('button', { name: tBuy('receive.submit'), exact: true }).click();
      await dock.waitForURL((url) => url.pathname === address);
    });

    await test.step('what is sold leaves the lot that expires first', async () => {
      const order = await placeOrder(request, key, { goods, quantity: SOLD });
      const shipped = await request.post(`/api/v1/orders/${order.id}/ship`, {
        headers: { authorization: `Bearer ${key}` },
        data: { shipmentId: randomUUID() },
      });
      expect(shipped.ok(), await shipped.text()).toBe(true);
      await dock.goto(`/inventory/${goods.variantId}`);
      const lots = dock.getByRole('region', { name: t('panel.title') }).getByRole('listitem');
      const left = async (code: string) =>
        toLatin((await lots.filter({ hasText: code }).first().textContent()) ?? '');
      await expect.poll(() => left(early)).toContain(`${early}${EARLY_UNITS - SOLD}`);
      expect(await left(late)).toContain(`${late}${LATE_UNITS}`);
    });

    await test.step('the day begins with what expires soon', async () => {
      await owner.goto('/today');
      await owner.getByRole('link', { name: say(language, 'today.kind.expiring.name') }).click();
      await owner.waitForURL('**/inventory/lots');
      const row = owner.getByRole('row').filter({ hasText: early });
      await expect(row).toContainText(goods.sku);
      await expect(owner.getByRole('row').filter({ hasText: late })).toHaveCount(0);
    });

    const audit = await runVerb<{ isSound: boolean }>(['audit']);
    expect(audit.isSound).toBe(true);
  });
}

/** New goods of which nothing is on hand: only then can lots be asked for. */
async function addGoods(request: APIRequestContext, key: string, title: string): Promise<Goods> {
  const sku = `E2E-${randomUUID().slice(0, 8).toUpperCase()}`;
  const made = await request.post('/api/v1/products', {
    headers: { authorization: `Bearer ${key}` },
    data: { title, variants: [{ sku, priceMinor: 1250 }] },
  });
  expect(made.status(), await made.text()).toBe(201);
  const product = (await made.json()) as { id: string; variants: { id: string }[] };
  return { variantId: product.variants[0]?.id ?? '', productId: product.id, sku, title, available: 0 };
}
