import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { approveCount } from '#domains/inventory/counts/approve-count.ts';
import { openCount } from '#domains/inventory/counts/open-count.ts';
import { recordScans } from '#domains/inventory/counts/record-scans.ts';
import { submitCount } from '#domains/inventory/counts/submit-count.ts';
import { transferStock } from '#domains/inventory/transfer-stock.ts';
import { closeTransfer } from '#domains/inventory/transfers/close-transfer.ts';
import { createTransfer } from '#domains/inventory/transfers/create-transfer.ts';
import { receiveTransfer } from '#domains/inventory/transfers/receive-transfer.ts';
import { sendTransfer } from '#domains/inventory/transfers/send-transfer.ts';
import { createPurchaseOrder } from '#domains/purchasing/orders/create-purchase-order.ts';
import { sendPurchaseOrder } from '#domains/purchasing/orders/send-purchase-order.ts';
import { receiveGoods } from '#domains/purchasing/receiving/receive-goods.ts';
import { newId } from '#lib/ids.ts';
import type { FloorDeed, Play, Sent } from './deeds.ts';

/** What the test shop's goods cost: 6.00 in millionths of a cent. */
const COST_MICROS = 600_000_000;

/** Sends a deed with goods on the floor; null where there is no transfer, purchase order or count yet. */
export function playFloor(play: Play, deed: FloorDeed): Sent | null {
  switch (deed.kind) {
    case 'adjust':
    case 'transfer':
    case 'receive':
      return moveAtOnce(play, deed);
    case 'send-transfer':
    case 'receive-transfer':
    case 'close-transfer':
      return playTransfer(play, deed);
    case 'buy':
    case 'receive-goods':
      return playPurchase(play, deed);
    default:
      return playCount(play, deed);
  }
}

/** One context for each command of a deed: a repeat of the deed repeats each of them. */
function contexts(play: Play, many: number) {
  return Array.from({ length: many }, () => play.shop.ctx('owner', { commandId: newId(), now: play.tick() }));
}

function nth<Thing>(things: readonly Thing[], pick: number): Thing | undefined {
  return things[pick % Math.max(1, things.length)];
}

function moveAtOnce(play: Play, deed: Extract<FloorDeed, { kind: 'adjust' | 'transfer' | 'receive' }>): Sent {
  const [ctx] = contexts(play, 1);
  const { north, corner } = play.shop.places;
  const variantId = play.variants.get(deed.sku)!.id;
  const here = { variantId, locationId: north };
  if (deed.kind === 'adjust') {
    const count = { ...here, countedQuantity: deed.counted, reason: 'count' as const };
    return (db = ctx!.db) => adjustStock({ ...ctx!, db }, count);
  }
  if (deed.kind === 'receive') {
    const receipt = { ...here, adjustmentId: newId(), change: deed.units, reason: 'receipt' as const };
    return (db = ctx!.db) => adjustStock({ ...ctx!, db }, receipt);
  }
  const lines = [{ variantId, quantity: deed.units }];
  const move = { transferId: newId(), fromLocationId: north, toLocationId: corner, lines };
  return (db = ctx!.db) => transferStock({ ...ctx!, db }, move);
}

function playTransfer(
  play: Play,
  deed: Extract<FloorDeed, { kind: 'send-transfer' | 'receive-transfer' | 'close-transfer' }>,
): Sent | null {
  const [first, second] = contexts(play, 2);
  if (deed.kind === 'send-transfer') {
    const { north, corner } = play.shop.places;
    const [transferId, variantId] = [newId(), play.variants.get(deed.sku)!.id];
    const lines = [{ variantId, quantity: deed.units }];
    const wish = { transferId, fromLocationId: north, toLocationId: corner, lines };
    return async (db = play.shop.db) => {
      await createTransfer({ ...first!, db }, wish);
      const sent = await sendTransfer({ ...second!, db }, { transferId });
      if (!play.transfers.some((one) => one.id === transferId)) {
        play.transfers.push({ id: transferId, variantId });
      }
      return sent;
    };
  }
  const transfer = nth(play.transfers, deed.pick);
  if (!transfer) return null;
  const { id: transferId, variantId } = transfer;
  if (deed.kind === 'receive-transfer') {
    const lines = [{ variantId, good: deed.good, damaged: deed.damaged }];
    return (db = play.shop.db) => receiveTransfer({ ...first!, db }, { transferId, lines });
  }
  const lines = [{ variantId, reason: deed.isLost ? ('lost' as const) : ('found' as const) }];
  return (db = play.shop.db) => closeTransfer({ ...first!, db }, { transferId, lines });
}

function playPurchase(play: Play, deed: Extract<FloorDeed, { kind: 'buy' | 'receive-goods' }>): Sent | null {
  const [first, second] = contexts(play, 2);
  if (deed.kind === 'buy') {
    const purchaseOrderId = newId();
    const variantId = play.variants.get(deed.sku)!.id;
    const lines = [{ variantId, quantity: deed.units, unitCostMicros: COST_MICROS }];
    const { supplierId, shop } = play;
    const wish = { purchaseOrderId, supplierId, locationId: shop.places.north, lines };
    return async (db = shop.db) => {
      await createPurchaseOrder({ ...first!, db }, wish);
      const sent = await sendPurchaseOrder({ ...second!, db }, { purchaseOrderId });
      await keepPurchase(play, purchaseOrderId);
      return sent;
    };
  }
  const purchase = nth(play.purchases, deed.pick);
  if (!purchase) return null;
  const { good, damaged, takesSurplus } = deed;
  const surplus = takesSurplus ? ('take' as const) : ('refuse' as const);
  const lines = [{ lineId: purchase.lineId, good, damaged, surplus }];
  const delivery = { receiptId: newId(), purchaseOrderId: purchase.id, lines };
  return (db = play.shop.db) => receiveGoods({ ...first!, db }, delivery);
}

async function keepPurchase(play: Play, id: string): Promise<void> {
  const { rows } = await play.shop.db.$client.query<{ id: string }>(
    'select id from purchase_order_lines where purchase_order_id = $1',
    [id],
  );
  if (!play.purchases.some((one) => one.id === id)) play.purchases.push({ id, lineId: rows[0]!.id });
}

function playCount(
  play: Play,
  deed: Extract<FloorDeed, { kind: 'open-count' | 'scan' | 'settle-count' }>,
): Sent | null {
  const [first, second] = contexts(play, 2);
  if (deed.kind === 'open-count') {
    const [countId, variantId] = [newId(), play.variants.get(deed.sku)!.id];
    const scope = { kind: 'chosen' as const, variantIds: [variantId] };
    return async (db = play.shop.db) => {
      const opened = await openCount(
        { ...first!, db },
        { countId, locationId: play.shop.places.north, scope },
      );
      if (!play.counts.some((one) => one.id === countId)) play.counts.push({ id: countId, variantId });
      return opened;
    };
  }
  const count = nth(play.counts, deed.pick);
  if (!count) return null;
  const countId = count.id;
  if (deed.kind === 'scan') {
    const { variantId } = count;
    const scans = [{ id: newId(), variantId, quantity: deed.counted, at: first!.now }];
    return (db = play.shop.db) => recordScans({ ...first!, db }, { countId, scans });
  }
  return async (db = play.shop.db) => {
    const submitted = await submitCount({ ...first!, db }, { countId });
    return submitted.status === 'submitted' ? approveCount({ ...second!, db }, { countId }) : submitted;
  };
}
