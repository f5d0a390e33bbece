import { describe, expect, it } from 'vitest';
import { planShipment, type ShippableLine } from './plan-shipment.ts';

const line = (
  id: string,
  unshipped: number,
  reserved: Record<string, number>,
  kind: 'goods' | 'service' = 'goods',
): ShippableLine => ({
  id,
  name: `Line ${id}`,
  kind,
  unshipped,
  reservations: Object.entries(reserved).map(([locationId, quantity]) => ({
    id: `${id}@${locationId}`,
    variantId: id,
    locationId,
    locationName: locationId.toUpperCase(),
    quantity,
  })),
});
const shown = (plan: ReturnType<typeof planShipment>) => [
  plan.locationId,
  ...plan.lines.map((part) => `${part.lineId} ${part.quantity}`),
];

describe('planning a parcel', () => {
  it('takes all that is reserved at the only location', () => {
    const lines = [line('a', 3, { north: 3 }), line('b', 5, { north: 2 })];
    expect(shown(planShipment(lines, {}, null))).toEqual(['north', 'a 3', 'b 2']);
  });

  it('takes the stated units, out of as many reservations as needed', () => {
    const lines = [line('a', 3, { north: 3 })];
    const plan = planShipment(lines, { lines: [{ lineId: 'a', quantity: 2 }] }, null);
    expect(plan.lines[0]!.takes).toMatchObject([{ reservation: { id: 'a@north' }, quantity: 2 }]);
  });

  it('asks which location when there are several', () => {
    const lines = [line('a', 3, { north: 1, south: 2 })];
    expect(() => planShipment(lines, {}, null)).toThrow('The units lie at NORTH, SOUTH');
    expect(shown(planShipment(lines, { locationId: 'south' }, null))).toEqual(['south', 'a 2']);
  });

  it('lets services go with the last goods, not before', () => {
    const service = line('s', 1, {}, 'service');
    expect(shown(planShipment([line('a', 2, { north: 1 }), service], {}, null))).toEqual(['north', 'a 1']);
    expect(shown(planShipment([line('a', 2, { north: 2 }), service], {}, null))).toEqual([
      'north',
      'a 2',
      's 1',
    ]);
    expect(shown(planShipment([service], {}, 'north'))).toEqual(['north', 's 1']);
  });

  it('refuses more than is reserved or left, with the numbers', () => {
    const ask = (quantity: number) => ({ lines: [{ lineId: 'a', quantity }] });
    expect(() => planShipment([line('a', 5, { north: 2 })], ask(3), null)).toThrow(
      'Line a: 3 cannot leave; 5 are unshipped and 2 are reserved there.',
    );
    expect(() =>
      planShipment([line('s', 1, {}, 'service')], { lines: [{ lineId: 's', quantity: 2 }] }, 'n'),
    ).toThrow('Line s: 2 asked, 1 are left.');
    expect(() => planShipment([line('a', 5, {})], {}, null)).toThrow('allocate it first');
  });
});
