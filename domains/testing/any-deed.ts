import fc from 'fast-check';
import type { Deed } from './deeds.ts';

/** What somebody may do next in a play: goods by the play's names, and how far `pick` reaches. */
export function anyDeed(scope: {
  goods: readonly string[];
  bundle: string;
  mostPick: number;
  mostCounted: number;
}): fc.Arbitrary<Deed> {
  const sku = fc.constantFrom(...scope.goods);
  const anySku = fc.constantFrom(...scope.goods, ...scope.goods, scope.bundle);
  const units = fc.integer({ min: 1, max: 4 });
  const pick = fc.nat({ max: scope.mostPick });
  const good = fc.integer({ min: 1, max: 4 });
  const damaged = fc.nat({ max: 1 });
  const counted = fc.nat({ max: scope.mostCounted });
  const is = <Kind extends Deed['kind']>(kind: Kind) => fc.constant(kind);
  const likely = (weight: number, arbitrary: fc.Arbitrary<Deed>) => ({ weight, arbitrary });
  return fc.oneof(
    likely(8, fc.record({ kind: is('place'), sku: anySku, units })),
    likely(3, fc.record({ kind: is('deliver'), sku: anySku, units })),
    likely(4, fc.record({ kind: is('hold'), sku: anySku, units })),
    likely(2, fc.record({ kind: is('release'), pick })),
    likely(3, fc.record({ kind: is('take-over'), pick })),
    likely(10, fc.record({ kind: is('ship'), pick, units })),
    likely(6, fc.record({ kind: is('return'), pick, units, toScrap: fc.boolean() })),
    likely(5, fc.record({ kind: is('exchange'), pick, units, sku })),
    likely(
      5,
      fc.record({
        kind: is('claim'),
        pick,
        units,
        remedy: fc.constantFrom('refund' as const, 'replacement' as const),
      }),
    ),
    likely(3, fc.record({ kind: is('edit'), pick, units })),
    likely(2, fc.record({ kind: is('cancel'), pick })),
    likely(4, fc.record({ kind: is('not-found'), pick })),
    likely(5, fc.record({ kind: is('resolve'), pick })),
    likely(3, fc.record({ kind: is('adjust'), sku, counted })),
    likely(1, fc.record({ kind: is('transfer'), sku, units })),
    likely(1, fc.record({ kind: is('receive'), sku, units })),
    likely(3, fc.record({ kind: is('send-transfer'), sku, units })),
    likely(3, fc.record({ kind: is('receive-transfer'), pick, good, damaged })),
    likely(2, fc.record({ kind: is('close-transfer'), pick, isLost: fc.boolean() })),
    likely(3, fc.record({ kind: is('buy'), sku, units })),
    likely(4, fc.record({ kind: is('receive-goods'), pick, good, damaged, takesSurplus: fc.boolean() })),
    likely(3, fc.record({ kind: is('open-count'), sku })),
    likely(4, fc.record({ kind: is('scan'), pick, counted })),
    likely(4, fc.record({ kind: is('settle-count'), pick })),
  );
}
