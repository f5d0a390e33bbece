import { margins, type PostingAmounts } from '#domains/money/posting.ts';

type Line = {
  /** An amount of the postings by itself, or what is left after those above it. */
  kind: 'amount' | 'result';
  /** Lowers the result below it. */
  isTaken?: true;
  /** Only for roles that may see costs. */
  needsCost?: true;
  /** The posting's own amount behind an `amount`. */
  source?: keyof PostingAmounts;
};

/**
 * The lines of the statement from top to bottom, by the definitions of the product's glossary; their words are those
 * of the metrics of the same name. Amounts are in minor units of the reporting currency.
 */
export const STATEMENT_LINES = {
  gross: { kind: 'amount', source: 'grossMinor' },
  discounts: { kind: 'amount', source: 'discountsMinor', isTaken: true },
  returns: { kind: 'amount', source: 'returnsMinor', isTaken: true },
  net: { kind: 'result' },
  cogs: { kind: 'amount', source: 'cogsMinor', isTaken: true, needsCost: true },
  cm1: { kind: 'result', needsCost: true },
  shipping: { kind: 'amount', source: 'shippingMinor', needsCost: true },
  fees: { kind: 'amount', source: 'feesMinor', isTaken: true, needsCost: true },
  fulfilment: { kind: 'amount', source: 'fulfilmentMinor', isTaken: true, needsCost: true },
  handling: { kind: 'amount', source: 'handlingMinor', isTaken: true, needsCost: true },
  cm2: { kind: 'result', needsCost: true },
  marketing: { kind: 'amount', source: 'marketingMinor', isTaken: true, needsCost: true },
  cm3: { kind: 'result', needsCost: true },
  fixed: { kind: 'amount', source: 'fixedMinor', isTaken: true, needsCost: true },
  profit: { kind: 'result', needsCost: true },
} as const satisfies Record<string, Line>;

/** The name of one line of the statement. */
export type StatementLine = keyof typeof STATEMENT_LINES;

/** Every line in its order. */
export const LINE_KEYS = Object.keys(STATEMENT_LINES) as readonly StatementLine[];

/** Amounts by line, for the lines that a reader may see. */
export type LineValues = Partial<Record<StatementLine, number>>;

/** All lines, or down to net sales for those who may not see costs. */
export function visibleLines(mayReadCosts: boolean): StatementLine[] {
  return LINE_KEYS.filter((key) => mayReadCosts || !('needsCost' in STATEMENT_LINES[key]));
}

/** True where more of a line is worse: costs, discounts, returns. */
export function isTaken(key: StatementLine): boolean {
  return 'isTaken' in STATEMENT_LINES[key];
}

/** The posting's own amount behind a line; undefined for results, which come from several. */
export function sourceOf(key: StatementLine): keyof PostingAmounts | undefined {
  const line: Line = STATEMENT_LINES[key];
  return line.source;
}

/** The postings' amounts that a line comes from: its own, or of a result those of all lines above it. */
export function sourcesOf(key: StatementLine): (keyof PostingAmounts)[] {
  const own = sourceOf(key);
  return own ? [own] : LINE_KEYS.slice(0, LINE_KEYS.indexOf(key)).flatMap((above) => sourceOf(above) ?? []);
}

/** The values of the given lines for sums of postings. */
export function lineValues(sums: PostingAmounts, lines: readonly StatementLine[]): LineValues {
  const { netMinor, cm1Minor, cm2Minor, cm3Minor, profitMinor } = margins(sums);
  const results: LineValues = {
    net: netMinor,
    cm1: cm1Minor,
    cm2: cm2Minor,
    cm3: cm3Minor,
    profit: profitMinor,
  };
  return Object.fromEntries(
    lines.map((key) => {
      const source = sourceOf(key);
      return [key, source ? (sums[source] ?? 0) : (results[key] ?? 0)];
    }),
  );
}
