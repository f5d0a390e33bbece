import type { DriftRow } from '#domains/parity/drifts/list-drifts.ts';
import { decimalFromMinor } from '#lib/money.ts';

/** One side of a drift as plain text for files: an amount, units, days or words; null where it says nothing. */
export function textOfSide(
  drift: Pick<DriftRow, 'kind' | 'theirs' | 'ours'>,
  side: 'theirs' | 'ours',
): string | null {
  const facts = drift[side];
  switch (drift.kind) {
    case 'price':
      return typeof facts.minor === 'number' ? decimalFromMinor(facts.minor, String(facts.currency)) : null;
    case 'stock':
      return typeof facts.units === 'number' ? String(facts.units) : facts.hasSome === true ? '>0' : '0';
    case 'promise':
      return String(facts.days);
    default:
      return String(facts.text ?? '');
  }
}
