import type { Tx } from '#db/client.ts';
import { command } from '../../command.ts';
import { lockLevel } from '../lock-level.ts';
import { moveStock } from '../move-stock.ts';
import { releaseOverpromised } from '../release-overpromised.ts';
import { requireQuarantine } from '../transfers/transfer-places.ts';
import { ExpireLotsInput } from './input.ts';

/** Units of a lot that may not be sold any more. */
type ExpiredLot = { id: string; code: string; expiresOn: string; quantity: number };

/**
 * Sets the expired units of a variant at a location aside, in quarantine. Where less is left than is promised, promises
 * are released, those to the newest orders first; the event `stock.changed` names their orders.
 * @throws CONFLICT where there is no quarantine.
 */
export const expireLots = command('stock.expire', {
  input: ExpireLotsInput,
  run: async (tx, at, ctx) => {
    const level = await lockLevel(tx, at);
    const expired = await readExpired(tx, { ...at, now: ctx.now });
    const units = expired.reduce((sum, lot) => sum + lot.quantity, 0);
    const onHand = level.onHand - units;
    const takes = await releaseOverpromised(tx, { ...at, missing: level.reserved - onHand }, ctx.now);
    if (units > 0) {
      const quarantine = await requireQuarantine(tx);
      await moveStock(
        tx,
        expired.map((lot) => ({
          at: ctx.now,
          variantId: at.variantId,
          quantity: lot.quantity,
          fromLocationId: at.locationId,
          toLocationId: quarantine,
          reason: 'expired' as const,
          causeKind: 'expiry',
          causeId: ctx.commandId,
          actorName: ctx.actor.name,
          lotId: lot.id,
        })),
      );
    }
    const released = takes.map(({ reservation, quantity }) => ({
      orderId: reservation.orderId,
      lineId: reservation.orderLineId,
      quantity,
    }));
    const payload = { onHand, change: -units, released, locationId: at.locationId, reason: 'expired' };
    return {
      result: { units, lots: expired.map(({ code, quantity }) => ({ code, quantity })), released },
      subjectKind: 'variant',
      subjectId: at.variantId,
      summary: { sku: level.sku, change: -units, locationId: at.locationId, reason: 'expired' },
      before: { onHand: level.onHand, reserved: level.reserved },
      after: { onHand, expired },
      events:
        units === 0
          ? []
          : [{ kind: 'stock.changed', subjectKind: 'variant', subjectId: at.variantId, payload }],
    };
  },
});

async function readExpired(
  tx: Tx,
  at: { variantId: string; locationId: string; now: Date },
): Promise<ExpiredLot[]> {
  const { rows } = await tx.$client.query<ExpiredLot>(
    `select o.id, o.code, o.expires_on::text as "expiresOn", l.quantity
     from lot_levels l join lots o on o.id = l.lot_id
     where l.variant_id = $1 and l.location_id = $2 and l.quantity > 0 and o.expires_on < business_day($3)
     order by o.expires_on, o.code`,
    [at.variantId, at.locationId, at.now],
  );
  return rows;
}
