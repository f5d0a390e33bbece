import { type OpenReservation, type Take, takeUnits, unitsOf } from '#domains/inventory/take-reservations.ts';
import { AppError } from '#lib/errors.ts';

/** A line that may leave: what of it is neither shipped nor free of stock. `name` is how people call it. */
export type ShippableLine = {
  id: string;
  name: string;
  kind: 'goods' | 'service' | null;
  unshipped: number;
  reservations: readonly (OpenReservation & { locationName: string })[];
};

/** One parcel: where it leaves from, what is in it, and which reservations it uses up. */
export type ShipmentPlan = {
  locationId: string;
  lines: { lineId: string; quantity: number; takes: Take[] }[];
};

type Wish = { lines?: readonly { lineId: string; quantity: number }[]; locationId?: string };

/**
 * Plans one parcel from one location: the stated units, or all that is reserved there. Services go along with the last
 * goods. Pure.
 * @throws CONFLICT naming the line and its numbers for more than is reserved or unshipped; naming the locations when
 * the units lie at several and none was said.
 */
export function planShipment(
  lines: readonly ShippableLine[],
  wish: Wish,
  fallbackLocationId: string | null,
): ShipmentPlan {
  const wanted = new Map((wish.lines ?? []).map((one) => [one.lineId, one.quantity]));
  const asked = wish.lines ? lines.filter((line) => wanted.has(line.id)) : lines;
  const locationId = wish.locationId ?? soleLocation(asked, fallbackLocationId);
  const goods = asked
    .filter((line) => line.kind !== 'service')
    .map((line) => planGoods(line, { locationId, quantity: wanted.get(line.id) }))
    .filter((part) => part.quantity > 0);
  const services = lines
    .filter((line) => line.kind === 'service')
    .map((line) => planService(line, wanted.get(line.id) ?? (isLastGoods(lines, goods) ? line.unshipped : 0)))
    .filter((part) => part.quantity > 0);
  if (goods.length + services.length > 0) return { locationId, lines: [...goods, ...services] };
  throw new AppError(
    'CONFLICT',
    'Nothing of this order is reserved there and unshipped; allocate it first.',
    {
      details: { reason: 'nothingReserved', locationId },
    },
  );
}

function soleLocation(lines: readonly ShippableLine[], fallback: string | null): string {
  const places = new Map(
    lines.flatMap((line) => line.reservations.map((one) => [one.locationId, one.locationName] as const)),
  );
  if (places.size > 1) {
    const names = [...places.values()].sort().join(', ');
    throw new AppError('CONFLICT', `The units lie at ${names}: ship from each by naming its location.`, {
      details: { reason: 'severalPlaces', places: names, locationIds: [...places.keys()].sort() },
    });
  }
  const sole = [...places.keys()][0] ?? fallback;
  if (sole) return sole;
  throw new AppError('CONFLICT', 'Nothing of this order is reserved anywhere; allocate it first.', {
    details: { reason: 'nothingReserved' },
  });
}

function planGoods(line: ShippableLine, wish: { locationId: string; quantity: number | undefined }) {
  const here = line.reservations.filter((one) => one.locationId === wish.locationId);
  const reserved = unitsOf(here);
  const quantity = wish.quantity ?? reserved;
  if (quantity > line.unshipped || quantity > reserved) {
    throw new AppError(
      'CONFLICT',
      `${line.name}: ${quantity} cannot leave; ${line.unshipped} are unshipped and ${reserved} are reserved there.`,
      {
        details: {
          reason: 'cannotLeave',
          line: line.name,
          lineId: line.id,
          quantity,
          unshipped: line.unshipped,
          reserved,
        },
      },
    );
  }
  return { lineId: line.id, quantity, takes: takeUnits(here, quantity) };
}

function planService(line: ShippableLine, quantity: number) {
  if (quantity <= line.unshipped) return { lineId: line.id, quantity, takes: [] };
  throw new AppError('CONFLICT', `${line.name}: ${quantity} asked, ${line.unshipped} are left.`, {
    details: { reason: 'fewerLeft', line: line.name, lineId: line.id, quantity, unshipped: line.unshipped },
  });
}

function isLastGoods(
  lines: readonly ShippableLine[],
  planned: readonly { lineId: string; quantity: number }[],
): boolean {
  return lines
    .filter((line) => line.kind !== 'service')
    .every((line) => line.unshipped === (planned.find((part) => part.lineId === line.id)?.quantity ?? 0));
}
