import { Money } from '#components/ui/figures.tsx';
import type { NamedBudgets } from '#domains/analytics/statement/budgets/list-budgets.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CELL, STICKY } from './grid-looks.ts';
import type { BudgetPlace, useBudgetCells } from './use-budget-cells.ts';

/** What all names of a dimension come to, as it is kept. */
export type BudgetTotal = { name: string; amounts: NamedBudgets['amounts'] };

type Props = {
  columns: readonly BudgetPlace[];
  total: BudgetTotal;
  changed: ReturnType<typeof useBudgetCells>['changed'];
  /** The columns are months of one line, and the year stands behind them. */
  hasYear: boolean;
  currency: string;
  prefs: Prefs;
};

/** Under the grid: every column over all names, with what was typed and is not saved yet. */
export function BudgetTotals({ columns, total, changed, hasYear, currency, prefs }: Props) {
  const sums = columns.map((column) => sumOf(column, total, changed));
  const known = sums.filter((sum) => sum !== undefined);
  const year = known.length === 0 ? undefined : known.reduce((sum, amount) => sum + amount, 0);
  const cell = `${CELL} text-end font-medium tabular-nums`;
  return (
    <tfoot>
      <tr>
        <th scope="row" className={`${CELL} ${STICKY} bg-surface text-start font-medium`}>
          {total.name}
        </th>
        {columns.map((column, at) => (
          <td key={`${column.fromDay} ${column.line}`} className={cell}>
            <Sum amountMinor={sums[at]} currency={currency} prefs={prefs} />
          </td>
        ))}
        {hasYear ? (
          <td className={cell}>
            <Sum amountMinor={year} currency={currency} prefs={prefs} />
          </td>
        ) : null}
      </tr>
    </tfoot>
  );
}

/** An amount that nobody types; empty where there is none. */
export function Sum({
  amountMinor,
  currency,
  prefs,
}: {
  amountMinor: number | undefined;
  currency: string;
  prefs: Prefs;
}) {
  return amountMinor === undefined ? null : (
    <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />
  );
}

/** Nothing while nobody has a budget there; what is typed and unclear leaves what was kept. */
function sumOf(
  { fromDay, line }: BudgetPlace,
  { amounts }: BudgetTotal,
  changed: Props['changed'],
): number | undefined {
  const kept = amounts[fromDay]?.[line];
  const here = changed.filter((one) => one.fromDay === fromDay && one.line === line && one.read.ok);
  if (kept === undefined && here.length === 0) return undefined;
  return here.reduce(
    (sum, { read, keptMinor }) => sum + (read.ok ? (read.value ?? 0) : 0) - (keptMinor ?? 0),
    kept ?? 0,
  );
}
