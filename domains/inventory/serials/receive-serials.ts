import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { addSerials, lockSerials, type SerialCause, turnSerials } from './serial-step.ts';

/** Units that come in, with the numbers that were scanned. `causeId` is the receipt line's. */
export type NumberedGoods = {
  variantId: string;
  good: number;
  serials?: readonly string[] | undefined;
  causeId: string;
};

/**
 * Writes the numbers of units that come in, where the variant asks for them at receipt. Damaged units have none.
 * @throws CONFLICT for more or fewer numbers than good units, for one scanned twice, and for one that is in stock or
 * sold by the books.
 */
export async function receiveSerials(
  tx: Tx,
  goods: readonly NumberedGoods[],
  more: { locationId: string; cause: Omit<SerialCause, 'id'> },
): Promise<void> {
  const { rows } = await tx.$client.query<{ id: string; sku: string; serialAt: string }>(
    `select id, sku, serial_at as "serialAt" from variants where id = any ($1::uuid[]) and tracking = 'serial'`,
    [goods.map((one) => one.variantId)],
  );
  // In one order, so that two deliveries cannot wait for one another.
  const variants = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const variant of variants) {
    for (const one of goods.filter(({ variantId }) => variantId === variant.id)) {
      const codes = one.serials ?? [];
      if (codes.length === 0 && variant.serialAt === 'shipment') continue;
      requireAll(variant.sku, { wanted: one.good, found: codes.length });
      await takeIn(tx, variant, codes, { ...more, causeId: one.causeId });
    }
  }
}

async function takeIn(
  tx: Tx,
  variant: { id: string; sku: string },
  codes: readonly string[],
  more: { locationId: string; cause: Omit<SerialCause, 'id'>; causeId: string },
): Promise<void> {
  const known = await lockSerials(tx, variant, codes);
  for (const serial of known.values()) {
    if (serial.state !== 'gone') {
      throw new AppError('CONFLICT', `${variant.sku}: the number ${serial.code} is known already.`, {
        details: { reason: 'serialKnown', sku: variant.sku, serial: serial.code },
      });
    }
  }
  const fresh = codes.filter((code) => !known.has(code));
  const ids = [
    ...[...known.values()].map(({ id }) => id),
    ...(await addSerials(tx, variant.id, fresh, more.cause.now)),
  ];
  const { locationId, cause, causeId } = more;
  await turnSerials(tx, ids, { kind: 'received', locationId }, { ...cause, id: causeId });
}

/** @throws CONFLICT unless there are as many numbers as units. */
export function requireAll(sku: string, { wanted, found }: { wanted: number; found: number }): void {
  if (wanted === found) return;
  throw new AppError('CONFLICT', `${sku}: ${found} numbers were scanned for ${wanted} units.`, {
    details: { reason: 'serialNeeded', sku, wanted, found },
  });
}
