import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import type { CommandContext } from '../../context.ts';
import { draftOrder, type OrderDraft, type SettledOrder } from '../draft-order.ts';
import { PlaceOrderInput } from '../input.ts';
import type { OrderFacts } from '../order-facts.ts';
import { settlePlaced } from '../place/settle-placed.ts';
import { findHold, type Hold, refuseUsed } from './find-hold.ts';
import { type HoldStock, HoldStockInput } from './input.ts';
import { readFreeFacts } from './read-free-facts.ts';

/** What is kept, where and until when; a bundle as its components. `expiresAt` is an ISO text. */
export type HeldStock = {
  id: string;
  key: string;
  expiresAt: string;
  lines: { sku: string; locationId: string; quantity: number }[];
};

/**
 * Keeps units for a cart or till for some minutes, before there is an order. The same key is the same hold: the same lines
 * renew it, others replace it, whole or not at all. An order that names the key takes the units over.
 * @throws OUT_OF_STOCK naming what is left; CONFLICT when the hold has become an order; NOT_FOUND for an unknown SKU.
 */
export const holdStock = command('stock.hold', {
  input: HoldStockInput,
  run: async (tx, input, ctx) => {
    const expiresAt = new Date(ctx.now.getTime() + input.minutes * 60_000);
    const found = await openHold(tx, input, { now: ctx.now, expiresAt });
    refuseUsed(found, input.key);
    const renewed = isSame(found, input) ? await renew(tx, found.id, { expiresAt, now: ctx.now }) : [];
    const { lines, events } =
      renewed.length > 0
        ? { lines: renewed, events: [] }
        : await replace(tx, found, { input, ctx, expiresAt });
    const result: HeldStock = { id: found.id, key: input.key, expiresAt: expiresAt.toISOString(), lines };
    return {
      result,
      subjectKind: 'hold',
      subjectId: found.id,
      summary: { key: input.key, lines: input.lines, minutes: input.minutes },
      events,
    };
  },
});

async function openHold(
  tx: Tx,
  { channelId, key, lines }: HoldStock,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<Hold> {
  await tx.$client.query(
    `insert into stock_holds (id, channel_id, key, lines, expires_at, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (channel_id, key) do nothing`,
    [newId(now.getTime()), channelId, key, JSON.stringify(lines), expiresAt, now],
  );
  return (await findHold(tx, { channelId, key, now }))!;
}

function isSame(hold: Hold, { lines }: HoldStock): boolean {
  const told = (of: Hold['lines']) => JSON.stringify(of.map(({ sku, quantity }) => [sku, quantity]).sort());
  return hold.isOpen && told(hold.lines) === told(lines);
}

type Line = HeldStock['lines'][number];

async function renew(
  tx: Tx,
  holdId: string,
  { expiresAt, now }: { expiresAt: Date; now: Date },
): Promise<Line[]> {
  const { rows } = await tx.$client.query<Line>(
    `with kept as (
       update reservations r set expires_at = $2
       where r.hold_id = $1 and r.status = 'open' and r.expires_at > $3
         and not exists (select from reservations lost where lost.hold_id = $1 and lost.close_reason = 'not there')
       returning r.*
     ), head as (
       update stock_holds set expires_at = $2 where id = $1 and exists (select from kept)
     )
     select v.sku, k.location_id as "locationId", k.quantity from kept k join variants v on v.id = k.variant_id
     order by v.sku, k.location_id`,
    [holdId, expiresAt, now],
  );
  return rows;
}

async function replace(
  tx: Tx,
  hold: Hold,
  { input, ctx, expiresAt }: { input: HoldStock; ctx: CommandContext; expiresAt: Date },
) {
  const { facts, events } = await readFreeFacts(
    tx,
    {
      channelId: input.channelId,
      variantIds: [],
      skus: input.lines.map((line) => line.sku),
      day: ctx.now.toISOString().slice(0, 10),
      paymentMethod: null,
      currency: null,
      now: ctx.now,
    },
    hold.id,
  );
  const { order, draft } = decide(input, facts, ctx);
  refuseShort(order, draft, facts);
  await write(tx, { holdId: hold.id, draft, input, expiresAt, now: ctx.now });
  const skus = new Map(order.lines.map((line) => [line.id, line.sku]));
  const lines = draft.plan.parts.map(
    ({ key, locationId, quantity }): Line => ({ sku: skus.get(key)!, locationId, quantity }),
  );
  return { lines, events };
}

/** Decided as an order of the same lines would be, whatever the channel's currency. */
function decide(input: HoldStock, facts: OrderFacts, ctx: CommandContext) {
  const { channelId, lines, locationId } = input;
  const currency = facts.business.reportingCurrency;
  const asOrder = PlaceOrderInput.parse({ channelId, lines, currency, ...(locationId && { locationId }) });
  const known = {
    ...facts,
    rate: '1',
    byId: new Map(facts.variants.map((variant) => [variant.id, variant])),
    bySku: new Map(facts.variants.map((variant) => [variant.sku, variant])),
  };
  const order = settlePlaced(asOrder, known, ctx);
  return { order, draft: draftOrder(order, known) };
}

function refuseShort(order: SettledOrder, draft: OrderDraft, facts: OrderFacts): void {
  const short = draft.plan.short.map(({ key, quantity }) => {
    const line = order.lines.find((one) => one.id === key)!;
    return { sku: line.sku, wanted: line.quantity, available: line.quantity - quantity };
  });
  const [first] = short;
  if (!first) return;
  throw new AppError(
    'OUT_OF_STOCK',
    `${facts.channel.name} can hold ${first.available} of ${first.sku}, not ${first.wanted}. Hold fewer.`,
    { details: { reason: 'holdShort', ...first, short } },
  );
}

async function write(
  tx: Tx,
  hold: { holdId: string; draft: OrderDraft; input: HoldStock; expiresAt: Date; now: Date },
): Promise<void> {
  const { parts } = hold.draft.plan;
  await tx.$client.query({
    name: 'write-hold',
    text: `
      with head as (
        update stock_holds set lines = $2, expires_at = $3, released_at = null where id = $1
      )
      insert into reservations (id, variant_id, location_id, quantity, hold_id, created_at, expires_at)
      select part.id, part.variant_id, part.location_id, part.quantity, $1, $4, $3
      from unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::integer[]) as part (id, variant_id, location_id, quantity)`,
    values: [
      hold.holdId,
      JSON.stringify(hold.input.lines),
      hold.expiresAt,
      hold.now,
      parts.map(() => newId(hold.now.getTime())),
      parts.map((part) => part.variantId),
      parts.map((part) => part.locationId),
      parts.map((part) => part.quantity),
    ],
  });
}
