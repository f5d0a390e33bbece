'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { BudgetDimension } from '#domains/analytics/statement/budgets/budget-dimensions.ts';
import type { BudgetLine } from '#domains/analytics/statement/budgets/budget-lines.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepBudgets } from '../actions.ts';
import { type BudgetTotal, BudgetTotals, Sum } from './budget-totals.tsx';
import { CELL, STICKY } from './grid-looks.ts';
import { type BudgetPlace, type BudgetRow, useBudgetCells } from './use-budget-cells.ts';

const MOST_NAMED = 6;

// The form comes when somebody wants it.
const FillForm = dynamic(() => import('./fill-form.tsx').then((file) => file.FillForm), { ssr: false });

type Props = {
  by: BudgetDimension;
  /** The line whose months are shown; null where all lines of one month are. */
  line: BudgetLine | null;
  title: string;
  rows: readonly BudgetRow[];
  columns: readonly BudgetPlace[];
  /** What all names come to, those on other pages too; null where they do not add up. */
  total: BudgetTotal | null;
  currency: string;
  mayWrite: boolean;
};

/** Budgets as a grid: typed cell by cell, pasted from a spreadsheet, or filled in from last year. */
export function BudgetGrid({ by, line, title, rows, columns, total, currency, mayWrite }: Props) {
  const t = useTranslations('statement.budget');
  const prefs = usePrefs();
  const cells = useBudgetCells({ rows, columns, currency, prefs });
  const [isFilling, setFilling] = useState(false);
  const { run, isPending, failure } = useAction(keepBudgets, () => {
    void notify(t('saved'));
    cells.forget();
  });
  const { changed } = cells;
  const unclear = changed.filter(({ read }) => !read.ok).map(({ row }) => row.name);
  const isUnclear = unclear.length > 0;

  function save() {
    const set = changed.map(({ row, fromDay, line: of, read }) => ({
      key: row.key,
      fromDay,
      line: of,
      amountMinor: read.ok ? read.value : null,
    }));
    run({ by, rows: set });
  }

  return (
    <div className="mb-6 flex flex-col gap-3">
      <FailureNote failure={failure} />
      {rows.length > 0 ? (
        <Grid {...{ by, line, title, rows, columns, total, currency, mayWrite }} cells={cells} />
      ) : null}
      {mayWrite ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-sm text-quiet">{t('hint', { unit: moneyUnit(currency, prefs) })}</p>
          <span className="flex flex-wrap gap-2">
            {line ? <Button onClick={() => setFilling(true)}>{t('fill.title')}</Button> : null}
            <Button look="primary" disabled={isPending || changed.length === 0 || isUnclear} onClick={save}>
              {t('save')}
            </Button>
          </span>
        </div>
      ) : null}
      {isUnclear ? (
        <p role="alert" className="text-sm text-bad">
          {t('unclear')} <bdi>{[...new Set(unclear)].slice(0, MOST_NAMED).join(' · ')}</bdi>
        </p>
      ) : null}
      {line ? (
        <Dialog title={t('fill.title')} isOpen={isFilling} onOpenChange={setFilling}>
          <FillForm
            {...{ by, line, rows, columns, currency }}
            onFill={(amounts) => {
              cells.fill(amounts);
              setFilling(false);
            }}
          />
        </Dialog>
      ) : null}
    </div>
  );
}

type GridProps = Props & { cells: ReturnType<typeof useBudgetCells> };

function Grid({ by, line, title, rows, columns, total, currency, mayWrite, cells }: GridProps) {
  const t = useTranslations('statement.budget');
  const prefs = usePrefs();
  return (
    <section
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
      tabIndex={0}
      className="relative overflow-x-auto rounded-md border border-line bg-surface"
    >
      <table aria-label={title} className="w-full border-separate border-spacing-0 text-start">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} ${STICKY} bg-surface text-start`}>
              {t(`name.${by}`)}
            </th>
            {columns.map(({ fromDay, line: of, name }) => (
              <th key={`${fromDay} ${of}`} scope="col" className={`${HEAD} text-end`}>
                {name}
              </th>
            ))}
            {line ? (
              <th scope="col" className={`${HEAD} text-end`}>
                {t('year')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key}>
              <th scope="row" className={`${CELL} ${STICKY} bg-surface text-start font-normal`}>
                {row.kind ? (
                  <ChannelMark kind={asChannelKind(row.kind)}>{row.name}</ChannelMark>
                ) : (
                  <span className="block truncate">
                    <bdi>{row.name}</bdi>
                  </span>
                )}
              </th>
              {columns.map((column, place) => (
                <td key={`${column.fromDay} ${column.line}`} className={`${CELL} text-end`}>
                  <input
                    aria-label={`${column.name}: ${row.name}`}
                    aria-invalid={!cells.readIn(row, column).ok}
                    value={cells.textIn(row, column)}
                    readOnly={!mayWrite}
                    dir="ltr"
                    inputMode="decimal"
                    autoComplete="off"
                    onChange={({ target }) => cells.type(row, column, target.value)}
                    onPaste={(event) => cells.paste(event, { row: at, column: place })}
                    className="h-9 w-28 rounded-md border border-field bg-surface px-2 text-end tabular-nums aria-invalid:border-bad pointer-coarse:h-11"
                  />
                </td>
              ))}
              {line ? (
                <td className={`${CELL} text-end tabular-nums`}>
                  <Sum amountMinor={yearOf(row, columns, cells)} currency={currency} prefs={prefs} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
        {total ? (
          <BudgetTotals
            {...{ columns, total, currency, prefs }}
            changed={cells.changed}
            hasYear={line !== null}
          />
        ) : null}
      </table>
    </section>
  );
}

/** What the months of a row come to; nothing while none is set. */
function yearOf(
  row: BudgetRow,
  columns: readonly BudgetPlace[],
  { readIn }: GridProps['cells'],
): number | undefined {
  const known = columns.flatMap((column) => {
    const read = readIn(row, column);
    return read.ok && read.value !== null ? [read.value] : [];
  });
  return known.length === 0 ? undefined : known.reduce((sum, amount) => sum + amount, 0);
}

const HEAD = 'h-10 border-b border-line px-2 text-sm font-normal whitespace-nowrap text-quiet';
