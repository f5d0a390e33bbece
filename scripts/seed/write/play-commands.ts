import { type Database, inTransaction } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { stockLevels } from '#db/schema/index.ts';
import { addCost } from '#domains/channels/costs/add-cost.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { getOutside, type Outside } from '#domains/inventory/outside.ts';
import { transferStock } from '#domains/inventory/transfer-stock.ts';
import { allocateBackorders } from '#domains/orders/allocate-backorders.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { pickOrder } from '#domains/orders/pick-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { recordPayment } from '#domains/orders/record-payment.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { type Book, openBook } from '../book/book.ts';
import type { WantedOpening } from '../book/supply-in-book.ts';
import type { Happening } from '../story/happening.ts';
import { beginStory } from '../story/story.ts';
import { tellStory } from '../story/tell-story.ts';
import { NOBODY } from '../story/witness.ts';
import type { World } from '../world/world.ts';
import { makeCopyWriter } from './copy-writer.ts';
import { NOWHERE } from './sink.ts';
import { writeScenery } from './write-scenery.ts';

type Playing = { db: Database; world: World; outside: Outside };

/**
 * Carries the same history out by the commands of the product, one after the other, in a database whose business is
 * founded. Nothing else is written but the scenery: no touches, no truth. For small histories: a command costs
 * milliseconds where COPY costs microseconds. All channels must sell known SKUs, and a till's channel must be served
 * by one shop, because nobody can tell `placeOrder` where the customer stands.
 */
export async function playCommands(db: Database, url: string, world: World): Promise<void> {
  const outside = await getOutside(db);
  const book = openBook(world, { sink: NOWHERE, outside });
  await setScene(url, world, book);
  const story = beginStory({ world, book, witness: NOBODY, knownUntil: Number.POSITIVE_INFINITY });
  const playing = { db, world, outside };
  for (const happening of tellStory(story)) await play(playing, happening);
}

async function setScene(url: string, world: World, book: Book): Promise<void> {
  const client = await openConnection(url);
  try {
    const sink = makeCopyWriter(client);
    await writeScenery(world, sink);
    await sink.finish();
    for (const variant of world.variants) {
      for (const place of world.places) {
        const safety = book.stock.safety[book.stock.cell(variant.index, place.index)]!;
        if (safety > 0)
          sink.write(stockLevels, {
            variantId: variant.id,
            locationId: place.id,
            safety,
            updatedAt: new Date(world.start),
          });
      }
    }
    await sink.finish();
  } finally {
    await client.end();
  }
}

async function play(playing: Playing, happening: Happening): Promise<void> {
  const { db, world } = playing;
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(happening.at) };
  const placeId = (index: number) => world.places[index]!.id;
  const variantId = (index: number) => world.variants[index]!.id;
  switch (happening.kind) {
    case 'open':
      return openShelf(playing, happening);
    case 'transfer': {
      const { id, from, to, variant, quantity } = happening;
      const lines = [{ variantId: variantId(variant), quantity }];
      await transferStock(ctx, {
        transferId: id,
        fromLocationId: placeId(from),
        toLocationId: placeId(to),
        lines,
      });
      return;
    }
    case 'adjust': {
      const { id, variant, place, change, reason } = happening;
      await adjustStock(ctx, {
        adjustmentId: id,
        variantId: variantId(variant),
        locationId: placeId(place),
        change,
        reason,
      });
      return;
    }
    case 'allocate':
      await allocateBackorders(ctx, { subjectKind: 'variant', subjectId: variantId(happening.variant) });
      return;
    case 'cost': {
      const { at: _, ...cost } = happening.wanted;
      await addCost(ctx, cost);
      return;
    }
    default:
      return playOrder(playing, ctx, happening);
  }
}

type OrderHappening = Exclude<Happening, { kind: 'open' | 'transfer' | 'adjust' | 'allocate' | 'cost' }>;

async function playOrder(playing: Playing, ctx: Ctx, happening: OrderHappening): Promise<void> {
  const { world } = playing;
  switch (happening.kind) {
    case 'place':
      await placeOrder(ctx, orderInput(world, happening));
      return;
    case 'pick':
      await pickOrder(ctx, { orderId: happening.orderId });
      return;
    case 'ship': {
      const { id, place, method, carrier, trackingNumber } = happening.wanted;
      await shipOrder(ctx, {
        orderId: happening.orderId,
        shipmentId: id,
        locationId: world.places[place]!.id,
        method,
        ...(carrier ? { carrier } : {}),
        ...(trackingNumber ? { trackingNumber } : {}),
      });
      return;
    }
    case 'cancel': {
      const { orderId, reason, refund } = happening;
      await cancelOrder(ctx, { orderId, reason, ...(refund ? { refund } : {}) });
      return;
    }
    case 'pay': {
      const { orderId, method, amountMinor } = happening;
      await recordPayment(ctx, { orderId, method, amountMinor });
      return;
    }
    case 'return': {
      const { orderId, refund, wanted } = happening;
      const lineIds = await readLineIds(playing.db, orderId);
      await returnOrder(ctx, {
        orderId,
        returnId: wanted.id,
        locationId: world.places[wanted.place]!.id,
        reason: wanted.reason,
        lines: wanted.lines.map(({ position, ...line }) => ({ ...line, lineId: lineIds.get(position)! })),
        ...(refund ? { refund } : {}),
      });
    }
  }
}

function orderInput(
  world: World,
  { wanted, paidMinor }: Extract<Happening, { kind: 'place' }>,
): Parameters<typeof placeOrder>[1] {
  const { customer, externalId, payment, address } = wanted;
  const clue = (kind: 'phone' | 'email') => customer?.clues.find((one) => one.kind === kind)?.value;
  const phone = clue('phone');
  const email = clue('email');
  return {
    id: wanted.id,
    channelId: wanted.channel.id,
    ...(externalId ? { externalId } : {}),
    ...(customer
      ? { customer: { name: customer.name, ...(phone ? { phone } : {}), ...(email ? { email } : {}) } }
      : {}),
    lines: wanted.lines.map(({ variant, quantity, discountMinor }) => ({
      variantId: world.variants[variant]!.id,
      quantity,
      discountMinor,
    })),
    shippingMinor: wanted.shippingMinor,
    ...(address ? { shippingAddress: address } : {}),
    ...(payment && paidMinor > 0 ? { payment: { method: payment.method, amountMinor: paidMinor } } : {}),
    onShort: 'backorder',
    note: wanted.note,
  };
}

async function readLineIds(db: Database, orderId: string): Promise<Map<number, string>> {
  const { rows } = await db.$client.query<{ position: number; id: string }>(
    'select position, id from order_lines where order_id = $1 order by position',
    [orderId],
  );
  return new Map(rows.map((row) => [row.position, row.id]));
}

/** No command opens books; the ledger's own step does. */
async function openShelf({ db, world, outside }: Playing, wanted: WantedOpening): Promise<void> {
  const variant = world.variants[wanted.variant]!;
  await inTransaction(db, (tx) =>
    moveStock(tx, [
      {
        at: new Date(wanted.at),
        variantId: variant.id,
        quantity: wanted.quantity,
        fromLocationId: outside.supplier,
        toLocationId: world.places[wanted.place]!.id,
        reason: 'opening',
        causeKind: 'opening',
        actorName: SYSTEM.name,
        unitCostMicros: variant.costMicros,
      },
    ]),
  );
}
