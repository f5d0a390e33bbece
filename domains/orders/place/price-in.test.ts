import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domains/context.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { getQuote } from '../counter/get-quote.ts';
import { listSellable } from '../counter/list-sellable.ts';
import { editOrder } from '../edit-order.ts';
import { placeOrder } from '../place-order.ts';

let shop: TestShop;
let cup: string;

beforeAll(async () => {
  shop = await openShop();
  cup = (await shop.addVariant({ sku: 'CUP', units: 100 })).id;
});
afterAll(() => shop.close());

type Own = { priceMinor: number; currency?: string; includesTax?: boolean };

const agree = ({ priceMinor, currency = 'EUR', includesTax = false }: Own) =>
  shop.db.$client.query(
    `insert into listing_terms (channel_id, variant_id, price_minor, currency, includes_tax, set_by, set_at)
     values ($1, $2, $3, $4, $5, 'test', $6)
     on conflict (channel_id, variant_id) do update set price_minor = excluded.price_minor, currency = excluded.currency,
       includes_tax = excluded.includes_tax`,
    [shop.channels.web, cup, priceMinor, currency, includesTax, shop.now],
  );
const readLines = async (orderId: string) =>
  (
    await shop.db.$client.query<{ price: number; gross: number; tax: number }>(
      `select unit_price_minor as price, gross_minor as gross, tax_minor as tax from order_lines where order_id = $1
       order by position`,
      [orderId],
    )
  ).rows;
const sell = (channelId: string, more: Record<string, unknown> = {}) =>
  placeOrder(shop.ctx('floor'), { channelId, lines: [{ sku: 'CUP', quantity: 2 }], ...more });

describe("a channel's own price", () => {
  it('is what the channel sells at, and the other channels sell by the catalogue', async () => {
    await agree({ priceMinor: 900 });
    const web = await sell(shop.channels.web);
    const till = await sell(shop.channels.till);
    expect(await readLines(web.id)).toMatchObject([{ price: 900, gross: 1_800 }]);
    expect(await readLines(till.id)).toMatchObject([{ price: 1_000, gross: 2_000 }]);
  });

  it('is what the search and the quote say before', async () => {
    const channelId = shop.channels.web;
    const [found] = await listSellable(shop.ctx('floor'), { channelId, search: 'CUP' });
    expect(found?.priceMinor).toBe(900);
    const wish = { channelId, lines: [{ variantId: cup, quantity: 2 }] };
    expect((await getQuote(shop.ctx('floor'), wish)).lines).toEqual([{ variantId: cup, grossMinor: 1_800 }]);
    const [elsewhere] = await listSellable(shop.ctx('floor'), {
      channelId: shop.channels.till,
      search: 'CUP',
    });
    expect(elsewhere?.priceMinor).toBe(1_000);
  });

  it('is taken without the tax that it is shown with', async () => {
    await agree({ priceMinor: 1_080, includesTax: true });
    const { rows } = await shop.db.$client.query<{ rate: number }>(
      `select (tax_rates ->> 'standard')::integer as rate from business`,
    );
    const price = Math.round((1_080 * 10_000) / (10_000 + rows[0]!.rate));
    expect(rows[0]!.rate).toBeGreaterThan(0);
    const order = await sell(shop.channels.web);
    expect(await readLines(order.id)).toMatchObject([{ price, gross: 2 * price }]);
    const [found] = await listSellable(shop.ctx('floor'), { channelId: shop.channels.web, search: 'CUP' });
    expect(found?.priceMinor).toBe(price);
  });

  it('gives way to a price that a program may state', async () => {
    const lines = [{ sku: 'CUP', quantity: 1, unitPriceMinor: 777 }];
    const order = await placeOrder(
      { ...shop.ctx('floor'), actor: SYSTEM },
      { channelId: shop.channels.web, lines },
    );
    expect(await readLines(order.id)).toMatchObject([{ price: 777 }]);
  });

  it('stays what it was on an order that is edited after it has changed; new lines take the new one', async () => {
    await agree({ priceMinor: 900 });
    const { id } = await sell(shop.channels.web);
    await agree({ priceMinor: 800 });
    const { rows } = await shop.db.$client.query<{ lineId: string; version: number }>(
      `select l.id as "lineId", o.version from order_lines l join orders o on o.id = l.order_id where o.id = $1`,
      [id],
    );
    const { lineId, version } = rows[0]!;
    await editOrder(shop.ctx('manager'), {
      orderId: id,
      expectedVersion: version,
      reason: 'One more of them',
      lines: [{ lineId, quantity: 5 }],
      addLines: [{ sku: 'CUP', quantity: 1 }],
    });
    expect(await readLines(id)).toMatchObject([
      { price: 900, gross: 4_500 },
      { price: 800, gross: 800 },
    ]);
  });

  it('holds in its own currency only: there it makes an order possible that the catalogue has no price for', async () => {
    await agree({ priceMinor: 1_100, currency: 'USD' });
    const euros = await sell(shop.channels.web);
    expect(await readLines(euros.id)).toMatchObject([{ price: 1_000 }]);
    await shop.db.$client.query(
      `insert into exchange_rates (currency, day, rate) values ('USD', '2026-01-01', 0.9)`,
    );
    await shop.db.$client.query(`update channels set currency = 'USD' where id = $1`, [shop.channels.web]);
    const dollars = await sell(shop.channels.web);
    expect(await readLines(dollars.id)).toMatchObject([{ price: 1_100, gross: 2_200 }]);
    const wish = { channelId: shop.channels.web, lines: [{ sku: 'CUP', quantity: 2 }] };
    await expect(getQuote(shop.ctx('floor'), wish)).rejects.toMatchObject({
      details: { reason: 'channelCurrency' },
    });
    await agree({ priceMinor: 950 });
    await expect(sell(shop.channels.web)).rejects.toMatchObject({ details: { reason: 'noPriceIn' } });
  });
});
