import type { PostingPart } from '#db/schema/index.ts';
import { POSTING_AMOUNTS, type PostingAmounts } from './posting.ts';

/** A posting as its row says it; `place` names its channel and day. */
export type Raw = Record<(typeof POSTING_AMOUNTS)[number], number> & {
  id: number;
  kind: string;
  orderId: string | null;
  parts: PostingPart[] | null;
  place: string;
};

const GOODS = [
  'grossMinor',
  'discountsMinor',
  'returnsMinor',
  'cogsMinor',
  'units',
  'returnedUnits',
  'unitsWithoutCost',
] as const;
/** What the parts of a move say after their own figures. */
const MOVED: Partial<Record<(typeof POSTING_AMOUNTS)[number], number>> = {
  shippingMinor: 8,
  taxMinor: 9,
  feesMinor: 10,
  fulfilmentMinor: 11,
  marketingMinor: 12,
  fixedMinor: 13,
  adjustmentMinor: 14,
  handlingMinor: 15,
};
const SHARED = POSTING_AMOUNTS.filter(
  (name) => name !== 'orders' && !(GOODS as readonly string[]).includes(name),
);

/** The definition of a slice once more, in whole numbers and one posting after the other. */
export function slicesOf(all: readonly Raw[], productIds: ReadonlyMap<string | null, string>) {
  const sums = new Map<string, PostingAmounts>();
  const add = (place: string, product: string, amounts: PostingAmounts) => {
    const sum = sums.get(`${product} ${place}`) ?? {};
    for (const name of POSTING_AMOUNTS) sum[name] = (sum[name] ?? 0) + (amounts[name] ?? 0);
    sums.set(`${product} ${place}`, sum);
  };
  for (const one of all) {
    const sale = all.find(({ kind, orderId }) => kind === 'sale' && orderId && orderId === one.orderId);
    const goods = one.parts ?? sale?.parts ?? [];
    const weights = goods.map(([, gross, discounts, returns]) => Math.abs(gross - discounts - returns));
    const isEven = weights.every((weight) => weight === 0);
    const heavy = isEven ? weights.map(() => 1) : weights;
    const whole = heavy.reduce((sum, weight) => sum + weight, 0);
    let until = 0;
    for (const [at, part] of goods.entries()) {
      const after = until;
      until += heavy[at]!;
      const shares = SHARED.map((name) => [
        name,
        (part as (string | number | null)[])[MOVED[name]!] ??
          roundShare(one[name], until, whole) - roundShare(one[name], after, whole),
      ]);
      const own = one.parts ? GOODS.map((name, place) => [name, part[(place + 1) as 1]]) : [];
      add(one.place, productIds.get(part[0])!, Object.fromEntries([...shares, ...own]));
    }
    const rest = goods.length > 0 ? [] : SHARED;
    const alone = [...rest, ...(one.parts ? [] : GOODS), 'orders' as const];
    add(one.place, 'none', Object.fromEntries(alone.map((name) => [name, one[name]])));
  }
  return sums;
}

/** A half away from zero. */
function roundShare(amount: number, part: number, whole: number): number {
  const size = (2n * BigInt(Math.abs(amount)) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole));
  return Math.sign(amount) * Number(size);
}
