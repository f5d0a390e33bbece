/** Points that came together: where they have gone. `earned` is the sum of the four others, always. */
export type Lot = {
  id: string;
  state: 'pending' | 'usable';
  expiresOn: string | null;
  earned: number;
  takenBack: number;
  used: number;
  expired: number;
  left: number;
};

/** By how much each account changes. The sum is always nothing. */
export type Moves = Partial<
  Record<'pending' | 'usable' | 'owed' | 'issued' | 'expired' | 'adjusted' | 'used', number>
>;

/** What something does to lots and accounts; only lots that change are named. */
export type Change = { lots: Lot[]; moves: Moves };

/** A lot that waited is usable now; what the member owes is paid from it first. `owed` is the account's balance, never positive. Pure. */
export function release(lot: Lot, owed: number): Change {
  const paid = Math.min(lot.left, -owed);
  return {
    lots: [{ ...lot, state: 'usable', left: lot.left - paid, used: lot.used + paid }],
    moves: movesOf({ pending: -lot.left, usable: lot.left - paid, owed: paid }),
  };
}

/**
 * Goods came back: their points go, never more than the lot earned less what is taken back or has expired. First what is
 * left of the lot itself, then, for what was used of it, the usable points that expire first; the rest is owed. Pure.
 */
export function takeBack(own: Lot, others: readonly Lot[], points: number): Change {
  const wanted = Math.min(points, own.left + own.used);
  const fromOwn = Math.min(wanted, own.left);
  const fromUsed = wanted - fromOwn;
  const { lots, taken } = use(others, fromUsed);
  const after: Lot = {
    ...own,
    takenBack: own.takenBack + wanted,
    left: own.left - fromOwn,
    used: own.used - fromUsed,
  };
  const owed = taken - fromUsed;
  const isUsable = own.state === 'usable';
  return {
    lots: [after, ...lots],
    moves: movesOf({
      issued: wanted,
      pending: isUsable ? 0 : -fromOwn,
      usable: -taken - (isUsable ? fromOwn : 0),
      owed,
    }),
  };
}

/** Takes up to so many points from usable lots, those that expire first before others, the oldest first. Pure. */
export function use(lots: readonly Lot[], points: number): { lots: Lot[]; taken: number } {
  let missing = points;
  const changed: Lot[] = [];
  for (const lot of lots.filter(({ state }) => state === 'usable').toSorted(byExpiry)) {
    const part = Math.min(lot.left, missing);
    if (part === 0) continue;
    changed.push({ ...lot, left: lot.left - part, used: lot.used + part });
    missing -= part;
  }
  return { lots: changed, taken: points - missing };
}

/** What is left of a usable lot has expired. Pure. */
export function expire(lot: Lot): Change {
  return {
    lots: [{ ...lot, left: 0, expired: lot.expired + lot.left }],
    moves: movesOf({ usable: -lot.left, expired: lot.left }),
  };
}

/** The moves that are not nothing. */
export function movesOf(moves: Moves): Moves {
  return Object.fromEntries(Object.entries(moves).filter(([, points]) => points !== 0));
}

function byExpiry(a: Lot, b: Lot): number {
  const never = '9999-12-31';
  const order = (a.expiresOn ?? never).localeCompare(b.expiresOn ?? never);
  return order === 0 ? a.id.localeCompare(b.id) : order;
}
