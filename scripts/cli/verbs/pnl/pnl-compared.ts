import { type Held, holdAgainst } from '#domains/analytics/statement/hold-against.ts';
import type { Statement, StatementColumn } from '#domains/analytics/statement/statement.ts';
import type { LineValues, StatementLine } from '#domains/analytics/statement/statement-lines.ts';
import type { StatementComparison } from '#domains/analytics/statement/statement-period.ts';
import { decimalFromMinor } from '#lib/money.ts';

const PERCENT = 100;
const MOST_NAMED = 6;

/** A line beside what it stands against, as machines are told; amounts as decimals, `share` of what it stands against. */
export type ToldHeld = {
  against: string | null;
  difference: string | null;
  share: number | null;
  /** Why nothing is compared; null where something is, or nothing is to be said. */
  why: Held['why'];
  /** How many months have a budget, where some have none. */
  months: number | null;
};

type Part = Pick<StatementColumn, 'now' | 'against' | 'budgetMonths'>;

/** Each line of the total or of a column beside what it stands against; null where the statement stands against nothing. */
export function tellHeld(found: Statement, part: Part, currency: string): Record<string, ToldHeld> | null {
  if (part.against === null) return null;
  return Object.fromEntries(
    found.lines.map((line) => {
      const { wasMinor, differenceMinor, share, why, months } = holdAgainst(found, part, line);
      return [
        line,
        {
          against: tell(wasMinor, currency),
          difference: tell(differenceMinor, currency),
          share,
          why,
          months,
        },
      ];
    }),
  );
}

/** The same in words: what the total stands against and how far it is from it; of a column only how far. */
export function heldColumns(
  found: Statement,
  { part, currency, comparison }: { part: Part; currency: string; comparison: StatementComparison },
): { name: string; cellOf: (line: StatementLine) => string }[] {
  if (part.against === null) return [];
  const held = (line: StatementLine) => holdAgainst(found, part, line);
  const differs = {
    name: '+/-',
    cellOf: (line: StatementLine) => differenceWords(held(line), found.budget?.months ?? 0, currency),
  };
  if (part !== found.total) return [differs];
  return [
    { name: comparison, cellOf: (line: StatementLine) => tell(held(line).wasMinor, currency) ?? '' },
    differs,
  ];
}

/** That no budget is set, or who has figures and none: there the total is not compared. */
export function tellLacking({ budget, total, columns }: Statement): string[] {
  if (!budget) return [];
  const hasAny = (values: LineValues | null) => Object.keys(values ?? {}).length > 0;
  if (![total, ...columns].some(({ against }) => hasAny(against)))
    return ['No month of these days has a budget.'];
  const named = budget.lacking.slice(0, MOST_NAMED).map(({ name, by: of }) => name ?? `no ${of}`);
  const more = budget.lacking.length - named.length;
  return [
    ...(named.length > 0
      ? [`With figures and without a budget: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`]
      : []),
  ];
}

function differenceWords({ differenceMinor, share, why, months }: Held, all: number, currency: string) {
  if (why === 'none') return 'no budget';
  if (why === 'months') return `for ${months} of ${all} months`;
  if (why === 'parts') return 'not compared';
  if (differenceMinor === null) return '';
  const amount = signed(decimalFromMinor(differenceMinor, currency), differenceMinor);
  return share === null ? amount : `${amount} (${signed((share * PERCENT).toFixed(1), share)} %)`;
}

function signed(words: string, value: number): string {
  return value > 0 ? `+${words}` : words;
}

function tell(minor: number | null, currency: string): string | null {
  return minor === null ? null : decimalFromMinor(minor, currency);
}
