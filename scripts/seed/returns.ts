import type { Database } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { claimOrder } from '#domains/orders/returns/claims/claim-order.ts';
import { takeReturn } from '#domains/orders/returns/desk/take-return.ts';
import { exchangeOrder } from '#domains/orders/returns/exchange/exchange-order.ts';
import type { RETURN_REASONS } from '#domains/orders/returns/input.ts';
import { makeIds, makeRandom } from './random.ts';
import type { World } from './world/world.ts';

const HOUR_MS = 3_600_000;
const ADDRESS = 'direct';
const REASONS: readonly (typeof RETURN_REASONS)[number][] = ['size', 'unwanted', 'damaged'];
const SOLD_DAYS = 20;

type Sold = { orderId: string; lineId: string; variantId: string; locationId: string };

/**
 * Some returns at the desk, an exchange for another piece and two claims of late, by the commands of the room. Only of
 * goods that nobody waits for, so that the backorders of the story stay.
 */
export async function seedReturns(db: Database, world: World): Promise<void> {
  const ids = makeIds(makeRandom(world.seed, 'returns ids'));
  const newId = () => ids(world.until);
  const since = new Date(world.until - SOLD_DAYS * 24 * HOUR_MS);
  const [claimed, lost] = await readSold(db, { since, by: 'carrier', most: 2 });
  const [exchanged, ...returned] = await readSold(db, { since, by: 'counter', most: REASONS.length + 1 });
  const ctx = (hoursAgo: number): Ctx => ({
    db,
    actor: SYSTEM,
    now: new Date(world.until - hoursAgo * HOUR_MS),
  });
  const wish = (from: Sold, reasonCode: (typeof REASONS)[number]) => ({
    orderId: from.orderId,
    returnId: newId(),
    locationId: from.locationId,
    reasonCode,
    lines: [
      {
        lineId: from.lineId,
        quantity: 1,
        condition: 'new' as const,
        disposition: 'shelf' as const,
        isTagIntact: true,
      },
    ],
    giveBack: { as: 'original' as const },
  });
  for (const [at, reason] of REASONS.entries()) {
    const from = returned[at];
    if (from) await takeReturn(ctx(REASONS.length + 2 - at), wish(from, reason), ADDRESS);
  }
  if (exchanged) {
    const newLines = [{ variantId: exchanged.variantId, quantity: 1 }];
    const wished = { ...wish(exchanged, 'size'), newOrderId: newId(), newLines, from: 'anywhere' as const };
    await exchangeOrder(ctx(2), wished, ADDRESS);
  }
  const claim = ({ orderId, lineId }: Sold) => ({
    orderId,
    claimId: newId(),
    lines: [{ lineId, quantity: 1 }],
  });
  if (claimed) await claimOrder(ctx(1), { ...claim(claimed), kind: 'damaged', remedy: 'refund' });
  if (lost) {
    const again = { remedy: 'replacement' as const, replacementOrderId: newId() };
    await claimOrder(ctx(1), { ...claim(lost), kind: 'lost', ...again });
  }
}

/**
 * The latest paid goods that no order waits for and of which more lies there: handed over where returns are taken, or
 * sent by a carrier.
 */
async function readSold(
  db: Database,
  wanted: { since: Date; by: 'counter' | 'carrier'; most: number },
): Promise<Sold[]> {
  const { rows } = await db.$client.query<Sold>(
    `select distinct on (o.number) o.id as "orderId", l.id as "lineId", v.id as "variantId",
       p.id as "locationId"
     from orders o join order_lines l on l.order_id = o.id join variants v on v.id = l.variant_id and v.kind = 'goods'
     join locations p on p.id = o.location_id and p.is_active
     where o.status = 'shipped' and o.payment_status = 'paid' and o.placed_at >= $1 and o.refunded_minor = 0
       and case when $2 then exists (select from shipments s where s.order_id = o.id and s.carrier is not null)
         else (p.services->>'returns')::boolean
           and not exists (select from shipments s where s.order_id = o.id and s.carrier is not null) end
       and l.shipped_quantity > l.returned_quantity and l.bundle_key is null
       and not exists (select from order_lines w join orders b on b.id = w.order_id
         where w.variant_id = v.id and b.status in ('backorder', 'part_shipped'))
       and exists (select from stock_levels s where s.variant_id = v.id and s.location_id = p.id
         and s.on_hand - s.reserved - s.safety > 0)
     order by o.number desc, l.position limit $3`,
    [wanted.since, wanted.by === 'carrier', wanted.most],
  );
  return rows;
}
