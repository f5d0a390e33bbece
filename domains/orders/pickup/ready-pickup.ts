import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { packableAt } from '#domains/fulfilment/picking/open-units.ts';
import { PickupRef } from '#domains/fulfilment/pickup/input.ts';
import { loadPickup } from '#domains/fulfilment/pickup/load-pickup.ts';
import { hashPickupCode, makePickupCode } from '#domains/fulfilment/pickup/pickup-code.ts';
import { type PickupLetter, writePickupLetter } from '#domains/fulfilment/pickup/write-letter.ts';
import { readKeepHours, writeReady } from '#domains/fulfilment/pickup/write-pickup.ts';
import { mailJob } from '#domains/team/letters/mail-job.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { loadOrder } from '../steps/load-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { changed, orderEvent, tellOrder } from '../steps/tell-order.ts';

const HOUR_MS = 3_600_000;

/** What whoever made an order ready is told: the code is shown this once. `isMailed` when the customer has it by e-mail. */
export type ReadyPickup = { code: string; deadline: string; isMailed: boolean; locationName: string };

/**
 * Says that an order waits at the counter for its customer, and makes the code that proves whose it is; only its hash is
 * kept. Done again it makes another code, and the first one opens nothing.
 * @throws CONFLICT while goods are missing, elsewhere, or not picked.
 */
export async function readyPickup(ctx: Ctx, input: z.input<typeof PickupRef>): Promise<ReadyPickup> {
  const code = makePickupCode();
  // Without the client's command id: a repeat makes another code, because the first one is not kept anywhere.
  const kept = await keepReady({ ...ctx, commandId: undefined }, { ...input, code });
  return { code, deadline: kept.deadline, isMailed: kept.isMailed, locationName: kept.locationName };
}

const keepReady = command('pickup.hand-over', {
  input: PickupRef.extend({ code: z.string() }),
  run: async (tx, { orderId, code }, ctx) => {
    const order = await loadOrder(tx, orderId);
    const { locationId, locationName } = await loadPickup(tx, orderId, ['arranged', 'ready']);
    requireAllHere(order, locationId, locationName);
    const deadline = new Date(ctx.now.getTime() + (await readKeepHours(tx)) * HOUR_MS);
    await writeReady(tx, { orderId, codeHash: hashPickupCode(orderId, code), deadline, now: ctx.now });
    const letter = await readLetter(tx, orderId);
    const jobs =
      letter.to === null
        ? []
        : [mailJob(writePickupLetter({ ...letter, to: letter.to, code, deadline, number: order.number }))];
    const told = { locationId, locationName, deadline: deadline.toISOString() };
    return {
      ...tellOrder(order, order, {
        result: { ...changed(order), ...told, isMailed: letter.to !== null },
        events: [orderEvent(order, 'order.ready_for_pickup', { ...told, isMailed: letter.to !== null })],
        summary: { pickup: locationName },
      }),
      jobs,
    };
  },
});

function requireAllHere(order: LoadedOrder, locationId: string, locationName: string): void {
  const isHere = order.lines
    .filter((line) => line.kind !== 'service' && line.quantity > 0)
    .every((line) => packableAt(line, locationId) >= line.quantity - line.shippedQuantity);
  if (isHere && order.status !== 'cancelled' && order.status !== 'attention') return;
  throw new AppError(
    'CONFLICT',
    `Order ${order.number} is not whole yet: all of it must lie picked at ${locationName}.`,
    { details: { reason: 'notAllHere', place: locationName } },
  );
}

async function readLetter(
  tx: Tx,
  orderId: string,
): Promise<Omit<PickupLetter, 'to' | 'code' | 'deadline' | 'number'> & { to: string | null }> {
  const { rows } = await tx.$client.query<
    Omit<PickupLetter, 'to' | 'code' | 'deadline' | 'number'> & { to: string | null }
  >(
    `select (select a.email from order_addresses a where a.order_id = o.id and a.email is not null
         order by a.kind desc limit 1) as to,
       b.name as "businessName", b.locale, b.time_zone as "timeZone", p.name as "placeName", p.city as "placeCity"
     from orders o join pickups c on c.order_id = o.id join locations p on p.id = c.location_id cross join business b
     where o.id = $1`,
    [orderId],
  );
  return rows[0]!;
}
