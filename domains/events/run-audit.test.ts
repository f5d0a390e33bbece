import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { findBroken } from '#domains/testing/find-broken.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { PLANTED_FAULTS } from './planted-faults.fixture.ts';
import { runAudit } from './run-audit.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await tradeForADay();
});
afterAll(() => shop.close());

/** Orders at every point of their life: open, shipped and returned, edited, cancelled, waiting. */
async function tradeForADay(): Promise<void> {
  await shop.addVariant({ sku: 'CUP', units: 20 });
  const place = async (quantity: number) => {
    const { id } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      customer: { name: 'Buyer', email: 'buyer@example.com' },
      lines: [{ sku: 'CUP', quantity }],
      payment: { method: 'card', amountMinor: 1200 },
      onShort: 'backorder',
    });
    return { orderId: id, lineId: (await readOrder(shop.db, id)).lines[0]!.id };
  };
  await place(2);
  const sold = await place(3);
  await shipOrder(shop.ctx('owner'), { orderId: sold.orderId, shipmentId: newId() });
  await returnOrder(shop.ctx('owner'), {
    orderId: sold.orderId,
    returnId: newId(),
    locationId: shop.places.north,
    lines: [{ lineId: sold.lineId, quantity: 1, condition: 'new', disposition: 'shelf' }],
    refund: { method: 'card', amountMinor: 1200 },
  });
  const edited = await place(1);
  await editOrder(shop.ctx('owner'), {
    orderId: edited.orderId,
    reason: 'more',
    lines: [{ lineId: edited.lineId, quantity: 2 }],
  });
  await cancelOrder(shop.ctx('owner'), { orderId: (await place(1)).orderId, reason: 'no' });
  await place(90);
  await foldAll(shop.db.$client, PATIENCE_MS);
  await place(1);
  await shop.db.$client.query(`delete from pgboss.job where name = 'allocate-backorders'`);
}

describe('the audit of the books', () => {
  it('finds nothing after a day of trade, and says what each check holds', async () => {
    const findings = await runAudit(shop.db);
    expect(findings.filter((finding) => finding.count > 0)).toEqual([]);
    expect(findings.length).toBeGreaterThanOrEqual(18);
    for (const finding of findings) expect(finding.description).toMatch(/^[A-Z].+\.$/);
  });

  it('names the rows, twenty at most, and counts them all', async () => {
    const client = await shop.db.$client.connect();
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(
      `insert into stock_levels (variant_id, location_id, on_hand)
       select gen_random_uuid(), gen_random_uuid(), 1 from generate_series(1, 25)`,
    );
    const reader = { $client: client } as unknown as Parameters<typeof runAudit>[0];
    const found = (await runAudit(reader)).find((finding) => finding.name === 'levels-are-sums')!;
    await client.query('rollback');
    client.release();
    expect(found).toMatchObject({ count: 25 });
    expect(found.rows).toHaveLength(20);
    expect(found.rows[0]).toMatchObject({ on_hand: 1, movements_say: 0 });
  });

  it.each(PLANTED_FAULTS)('finds %s', async (_, fault, name) => {
    expect(await findBroken(shop.db, fault)).toContain(name);
  });
});
