'use client';

import { useTranslations } from 'next-intl';
import { type ClipboardEvent, useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import { notify } from '#components/ui/toast.ts';
import type { BudgetLine } from '#domains/analytics/statement/budgets/budget-lines.ts';
import type { ChannelBudget } from '#domains/analytics/statement/budgets/list-budgets.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepBudgets } from '../actions.ts';
import { budgetWords, readBudget } from './budget-words.ts';

type Props = {
  /** The first day of the month. */
  fromDay: string;
  rows: readonly ChannelBudget[];
  lines: readonly { key: BudgetLine; name: string }[];
  currency: string;
  mayWrite: boolean;
};

/** A month's budgets as a grid: typed cell by cell, or pasted from a spreadsheet over several. */
export function BudgetGrid({ fromDay, rows, lines, currency, mayWrite }: Props) {
  const t = useTranslations('statement.budget');
  const prefs = usePrefs();
  const kept = (row: ChannelBudget, line: BudgetLine) => budgetWords(row.amounts[line], currency, prefs);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const { run, isPending, failure } = useAction(keepBudgets, () => {
    void notify(t('saved'));
    setTyped({});
  });
  const textOf = (row: ChannelBudget, line: BudgetLine) =>
    typed[`${row.channelId} ${line}`] ?? kept(row, line);
  const changed = rows.flatMap((row) =>
    lines.flatMap(({ key }) => {
      const text = textOf(row, key);
      return text === kept(row, key)
        ? []
        : [{ channelId: row.channelId, fromDay, line: key, read: readBudget(text, currency, prefs) }];
    }),
  );
  const isUnclear = changed.some(({ read }) => !read.ok);

  /** Cells that come with tabs and lines fill those to the end side and below. */
  function paste(event: ClipboardEvent, at: { row: number; line: number }) {
    const cells = event.clipboardData
      .getData('text')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((line) => line.split('\t'));
    if (cells.length === 1 && cells[0]?.length === 1) return;
    event.preventDefault();
    const filled = cells.flatMap((texts, down) =>
      texts.flatMap((text, along) => {
        const row = rows[at.row + down];
        const line = lines[at.line + along];
        return row && line ? [[`${row.channelId} ${line.key}`, text.trim()] as const] : [];
      }),
    );
    setTyped((before) => ({ ...before, ...Object.fromEntries(filled) }));
  }

  function save() {
    run({
      rows: changed.map(({ read, ...one }) => ({ ...one, amountMinor: read.ok ? read.value : null })),
    });
  }

  return (
    <div className="mb-6 flex flex-col gap-3">
      <FailureNote failure={failure} />
      <section
        aria-label={t('title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
        tabIndex={0}
        className="relative overflow-x-auto rounded-md border border-line bg-surface"
      >
        <table aria-label={t('title')} className="w-full border-separate border-spacing-0 text-start">
          <thead>
            <tr>
              <th scope="col" className={`${HEAD} sticky start-0 z-1 bg-surface text-start`}>
                {t('channel')}
              </th>
              {lines.map(({ key, name }) => (
                <th key={key} scope="col" className={`${HEAD} text-end`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.channelId}>
                <th scope="row" className={`${CELL} sticky start-0 z-1 bg-surface text-start font-normal`}>
                  <ChannelMark kind={asChannelKind(row.kind)}>{row.name}</ChannelMark>
                </th>
                {lines.map(({ key, name }, place) => {
                  const text = textOf(row, key);
                  const read = readBudget(text, currency, prefs);
                  return (
                    <td key={key} className={`${CELL} text-end`}>
                      <input
                        aria-label={`${name}: ${row.name}`}
                        aria-invalid={!read.ok}
                        value={text}
                        readOnly={!mayWrite}
                        dir="ltr"
                        inputMode="decimal"
                        autoComplete="off"
                        onChange={({ target }) =>
                          setTyped((before) => ({ ...before, [`${row.channelId} ${key}`]: target.value }))
                        }
                        onPaste={(event) => paste(event, { row: at, line: place })}
                        className="h-9 w-28 rounded-md border border-field bg-surface px-2 text-end tabular-nums aria-invalid:border-bad pointer-coarse:h-11"
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {mayWrite ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-sm text-quiet">{t('hint', { unit: moneyUnit(currency, prefs) })}</p>
          <Button look="primary" disabled={isPending || changed.length === 0 || isUnclear} onClick={save}>
            {t('save')}
          </Button>
        </div>
      ) : null}
      {isUnclear ? (
        <p role="alert" className="text-sm text-bad">
          {t('unclear')}
        </p>
      ) : null}
    </div>
  );
}

const HEAD = 'h-10 border-b border-line px-2 text-sm font-normal whitespace-nowrap text-quiet';
const CELL = 'border-b border-line px-2 py-1.5 whitespace-nowrap';
