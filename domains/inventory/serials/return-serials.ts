import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { lockSerials, type SerialCause, turnSerials } from './serial-step.ts';

/** Units of an order's line that came back, with the numbers that were read. `locationId` is null where they were scrapped. */
export type ReturnedSerials = {
  lineId: string;
  variantId: string;
  sku: string;
  quantity: number;
  codes: readonly string[];
  locationId: string | null;
};

/**
 * Takes numbers back from the line that sold them. Numbers need not be told; those that are must fit.
 * @throws CONFLICT for more numbers than units, and for one that this line did not sell, naming the order that did.
 */
export async function returnSerials(
  tx: Tx,
  returned: readonly ReturnedSerials[],
  cause: SerialCause,
): Promise<void> {
  for (const part of returned.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    const { sku, codes, locationId } = part;
    if (codes.length === 0) continue;
    if (codes.length > part.quantity) {
      throw new AppError(
        'CONFLICT',
        `${sku}: ${codes.length} numbers were read for ${part.quantity} units.`,
        {
          details: { reason: 'serialNeeded', sku, wanted: part.quantity, found: codes.length },
        },
      );
    }
    const known = await lockSerials(tx, { id: part.variantId, sku }, codes);
    for (const code of codes) {
      const serial = known.get(code);
      if (serial?.orderLineId === part.lineId) continue;
      const order = serial?.orderNumber ?? null;
      throw new AppError(
        'CONFLICT',
        `${sku}: ${code} was not sold on this line${order === null ? '' : ` but with order ${order}`}.`,
        { details: { reason: order === null ? 'serialNotSold' : 'serialSold', sku, serial: code, order } },
      );
    }
    const ids = [...known.values()].map(({ id }) => id);
    await turnSerials(
      tx,
      ids,
      locationId === null ? { kind: 'removed' } : { kind: 'returned', locationId },
      cause,
    );
  }
}
