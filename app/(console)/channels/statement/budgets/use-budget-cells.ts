import { type ClipboardEvent, useState } from 'react';
import type { BudgetLine } from '#domains/analytics/statement/budgets/budget-lines.ts';
import type { NamedBudgets } from '#domains/analytics/statement/budgets/list-budgets.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { budgetWords, readBudget } from './budget-words.ts';

/** Whose budgets a row of the grid holds. */
export type BudgetRow = Pick<NamedBudgets, 'key' | 'kind' | 'amounts'> & { name: string };
/** The month and the line of a column of the grid. */
export type BudgetPlace = { fromDay: string; line: BudgetLine; name: string };

type Given = {
  rows: readonly BudgetRow[];
  columns: readonly BudgetPlace[];
  currency: string;
  prefs: Prefs;
};

/** What stands in the cells of a grid of budgets: what is kept, and over it what was typed, pasted or filled in. */
export function useBudgetCells({ rows, columns, currency, prefs }: Given) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const keptIn = ({ amounts }: BudgetRow, { fromDay, line }: BudgetPlace) =>
    budgetWords(amounts[fromDay]?.[line], currency, prefs);
  const textIn = (row: BudgetRow, column: BudgetPlace) => typed[nameCell(row, column)] ?? keptIn(row, column);
  const readIn = (row: BudgetRow, column: BudgetPlace) => readBudget(textIn(row, column), currency, prefs);
  const changed = rows.flatMap((row) =>
    columns.flatMap((column) =>
      textIn(row, column) === keptIn(row, column)
        ? []
        : [{ key: row.key, fromDay: column.fromDay, line: column.line, read: readIn(row, column) }],
    ),
  );

  function type(row: BudgetRow, column: BudgetPlace, text: string) {
    setTyped((before) => ({ ...before, [nameCell(row, column)]: text }));
  }

  /** Amounts of some cells, as the reader would type them. */
  function fill(amounts: readonly { row: BudgetRow; column: BudgetPlace; amountMinor: number }[]) {
    const filled = amounts.map(
      ({ row, column, amountMinor }) =>
        [nameCell(row, column), budgetWords(amountMinor, currency, prefs)] as const,
    );
    setTyped((before) => ({ ...before, ...Object.fromEntries(filled) }));
  }

  /** Cells that come with tabs and lines fill those to the end side and below. */
  function paste(event: ClipboardEvent, at: { row: number; column: number }) {
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
        const column = columns[at.column + along];
        return row && column ? [[nameCell(row, column), text.trim()] as const] : [];
      }),
    );
    setTyped((before) => ({ ...before, ...Object.fromEntries(filled) }));
  }

  return { textIn, readIn, changed, type, fill, paste, forget: () => setTyped({}) };
}

function nameCell({ key }: BudgetRow, { fromDay, line }: BudgetPlace): string {
  return JSON.stringify([key, fromDay, line]);
}
