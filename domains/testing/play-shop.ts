import { SYSTEM } from '#domains/context.ts';
import { allocateBackorders } from '#domains/orders/allocate-backorders.ts';
import { holdStock } from '#domains/orders/holds/hold-stock.ts';
import { releaseHold } from '#domains/orders/holds/release-hold.ts';
import { importOrder } from '#domains/orders/import-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { channelOrder } from './channel-order.ts';
import type { Deed, Play, Sent } from './deeds.ts';
import { playFloor } from './play-floor.ts';
import { changeOrder, keepOrder } from './play-orders.ts';

/** Longer than any play takes. */
const HOLD_MINUTES = 24 * 60;
/** 10.00 and a fifth of tax, as the test shop sells. */
const PAID_EACH_MINOR = 1_200;

/** Carries out a deed through the real commands, and gives back the same commands for a repeat; null when there is nothing to do it to. */
export function carryOut(play: Play, deed: Deed): Sent | null {
  switch (deed.kind) {
    case 'place':
      return place(play, { name: deed.sku, units: deed.units });
    case 'deliver':
      return deliver(play, { name: deed.sku, units: deed.units });
    case 'hold':
      return hold(play, { name: deed.sku, units: deed.units });
    case 'release':
    case 'take-over':
      return endHold(play, deed);
    case 'cancel':
    case 'not-found':
    case 'resolve':
    case 'ship':
    case 'edit':
    case 'short-pick':
    case 'return':
    case 'exchange':
    case 'claim':
      return changeOrder(play, deed);
    default:
      return playFloor(play, deed);
  }
}

/** What a refusal is called; a picker who finds more than is still reserved by then is told so, which is no fault. */
export function refusalOf(error: unknown): string {
  if (!(error instanceof AppError)) return String(error);
  return error.details.reason === 'pickedTooMany' ? 'CONFLICT' : error.code;
}

type Wish = { name: string; units: number };

function place(play: Play, { name, units }: Wish, more: { holdKey?: string } = {}): Sent {
  const ctx = play.shop.ctx('owner', { commandId: newId(), now: play.tick() });
  const order = {
    id: newId(),
    channelId: play.shop.channels.web,
    lines: [{ sku: play.variants.get(name)!.sku, quantity: units }],
    payment: { method: 'card', amountMinor: PAID_EACH_MINOR * units },
    onShort: 'backorder' as const,
    ...more,
  };
  return async (db = ctx.db) => {
    const placed = await placeOrder({ ...ctx, db }, order);
    await keepOrder(play, order.id);
    return placed;
  };
}

/** A channel tells of an order and, as channels do, tells it once more. */
function deliver(play: Play, { name, units }: Wish): Sent {
  const now = play.tick();
  const ctxs = [newId(), newId()].map((commandId) => play.shop.ctx(SYSTEM, { commandId, now }));
  const order = channelOrder({
    externalId: newId(),
    placedAt: now,
    sku: play.variants.get(name)!.sku,
    quantity: units,
  });
  return async (db = play.shop.db) => {
    const results: { id: string }[] = [];
    for (const ctx of ctxs) {
      results.push(
        await importOrder({ ...ctx, db }, { channelId: play.shop.channels.web, slug: 'web', order }),
      );
    }
    await keepOrder(play, results[0]!.id);
    return results;
  };
}

function hold(play: Play, { name, units }: Wish): Sent {
  const ctx = play.shop.ctx('owner', { commandId: newId(), now: play.tick() });
  const key = newId();
  const lines = [{ sku: play.variants.get(name)!.sku, quantity: units }];
  const wish = { channelId: play.shop.channels.web, key, lines, minutes: HOLD_MINUTES };
  return async (db = ctx.db) => {
    const held = await holdStock({ ...ctx, db }, wish);
    if (!play.holds.some((one) => one.key === key)) play.holds.push({ key, name, units });
    return held;
  };
}

function endHold(play: Play, deed: { kind: 'release' | 'take-over'; pick: number }): Sent | null {
  const one = play.holds[deed.pick % Math.max(1, play.holds.length)];
  if (!one) return null;
  if (deed.kind === 'take-over') return place(play, one, { holdKey: one.key });
  const ctx = play.shop.ctx('owner', { commandId: newId(), now: play.tick() });
  return (db = ctx.db) => releaseHold({ ...ctx, db }, { channelId: play.shop.channels.web, key: one.key });
}

type Job = { data: { subjectKind: 'variant' | 'order'; subjectId: string; eventId?: number } };

/** What the worker does with the allocation jobs that the commands left, until none is left. */
export async function runAllocations(play: Play): Promise<void> {
  for (;;) {
    const { rows } = await play.shop.db.$client.query<Job>(
      `with due as (delete from pgboss.job where name = 'allocate-backorders' returning data, created_on, id)
       select data from due order by (data->>'eventId')::bigint nulls last, created_on, id`,
    );
    if (rows.length === 0) return;
    for (const job of rows) await allocateBackorders(play.shop.ctx('owner', { now: play.tick() }), job.data);
  }
}
