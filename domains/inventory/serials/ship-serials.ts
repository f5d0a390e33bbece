import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { requireAll } from './receive-serials.ts';
import { addSerials, type KnownSerial, lockSerials, type SerialCause, turnSerials } from './serial-step.ts';

/** Units of an order's line that leave, with the numbers that were scanned. */
export type LeavingUnits = {
  lineId: string;
  variantId: string;
  sku: string;
  serialAt: 'receipt' | 'shipment';
  quantity: number;
  codes: readonly string[];
};

/**
 * Notes which units of serial-numbered goods leave with a line. Numbers that are asked for only now may be new. Without
 * any numbers it does nothing where `unnumbered` may be: channels tell of parcels that have left already.
 * @throws CONFLICT for more or fewer numbers than units, for one scanned twice, one that nobody knows, and one that is
 * sold already, naming its order.
 */
export async function shipSerials(
  tx: Tx,
  leaving: readonly LeavingUnits[],
  more: { locationId: string; unnumbered: 'refuse' | 'leave'; cause: SerialCause },
): Promise<void> {
  for (const part of leaving.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    if (part.codes.length === 0 && more.unnumbered === 'leave') continue;
    requireAll(part.sku, { wanted: part.quantity, found: part.codes.length });
    const known = await lockSerials(tx, { id: part.variantId, sku: part.sku }, part.codes);
    for (const code of part.codes) requireShippable(part, code, known.get(code));
    const fresh = part.codes.filter((code) => !known.has(code));
    const ids = [
      ...[...known.values()].map(({ id }) => id),
      ...(await addSerials(tx, part.variantId, fresh, more.cause.now)),
    ];
    const turn = { kind: 'shipped' as const, locationId: more.locationId, orderLineId: part.lineId };
    await turnSerials(tx, ids, turn, more.cause);
  }
}

function requireShippable(part: LeavingUnits, code: string, serial: KnownSerial | undefined): void {
  const { sku } = part;
  if (serial?.state === 'sold') {
    throw new AppError('CONFLICT', `${sku}: ${code} was sold with order ${serial.orderNumber}.`, {
      details: { reason: 'serialSold', sku, serial: code, order: serial.orderNumber },
    });
  }
  if (serial?.state === 'in_stock' || part.serialAt === 'shipment') return;
  throw new AppError('CONFLICT', `${sku}: nobody took in the number ${code}.`, {
    details: { reason: 'serialUnknown', sku, serial: code },
  });
}
