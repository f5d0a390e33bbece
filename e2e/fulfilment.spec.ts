import { expect, type Page, test } from '@playwright/test';
import { toLatin } from './support/figures.ts';
import { beginWalk, inLanguage, placeOrder, putUnits, typeCode } from './support/floor.ts';
import { openFor } from './support/people.ts';
import { makeKey, readShop, runVerb, stockGoods } from './support/shop.ts';

const JOURNEY_MS = 240_000;
const A6 = { width: 298, height: 420 };
const ROLL_80 = 227;
const ROLL_58 = 164;

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

test('a line of two places is picked, packed and sent at each with what lies there', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const t = inLanguage('en');
  const key = await makeKey();
  const { warehouseId, otherId } = await readPlaces();
  const goods = await stockGoods(request, key, { title: 'Lantern فانوس', units: 2 });
  await putUnits(request, key, { goods, locationId: otherId, change: 1 });
  const order = await placeOrder(request, key, { goods, quantity: 3 });
  const page = await openFor(browser, 'owner');
  const units = page.getByLabel(t('pack.quantity', { sku: goods.sku }));

  for (const [at, place] of [
    { id: warehouseId, units: 2 },
    { id: otherId, units: 1 },
  ].entries()) {
    await test.step(`parcel ${at + 1} leaves from its own place`, async () => {
      await page.goto(`/fulfilment/pack/${order.id}?location=${place.id}`);
      await expect(page.getByText(new RegExp(`^${place.units} units? of it`))).toBeVisible();
      await expect(units).toHaveCount(0);
      await beginWalk(page, 'en', order, place.id);
      for (let unit = 0; unit < place.units; unit++) await typeCode(page, 'en', goods.sku);
      await expect(page.getByText(t('walk.done'), { exact: true })).toBeVisible();
      await page.goto(`/fulfilment/pack/${order.id}?location=${place.id}`);
      await expect(units).toHaveValue(String(place.units));
      await page.getByLabel(t('pack.weight')).fill('400');
      await page.getByRole('button', { name: t('pack.submit'), exact: true }).click();
      await page
        .getByRole('button', { name: t('work.send'), exact: true })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: t('send.submit'), exact: true }).click();
      await expect(page.getByText(t('parcel.left'), { exact: true })).toHaveCount(1);
    });
  }

  const answer = await request.get(`/api/v1/orders/${order.id}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const sent = (await answer.json()) as { status: string; shipments: { lines: { quantity: number }[] }[] };
  expect(sent.status).toBe('shipped');
  expect(sent.shipments.map(({ lines }) => lines[0]?.quantity)).toEqual([2, 1]);
  const audit = await runVerb<{ isSound: boolean }>(['audit']);
  expect(audit.isSound).toBe(true);
});

/** The two places that serve the web shop first. */
async function readPlaces(): Promise<{ warehouseId: string; otherId: string }> {
  const { channels } = await runVerb<{ channels: { slug: string; locationIds: string[] }[] }>([
    'channel',
    'list',
  ]);
  const [warehouseId, otherId] = channels.find(({ slug }) => slug === 'web')?.locationIds ?? [];
  if (!warehouseId || !otherId) throw new Error('The demo business serves its web shop from one place only.');
  return { warehouseId, otherId };
}
