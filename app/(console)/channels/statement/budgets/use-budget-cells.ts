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

/** A cell and what was typed, pasted or filled into it. */
type Typed = { row: BudgetRow; column: BudgetPlace; text: string };

/**
 * What stands in the cells of a grid of budgets: what is kept, and over it what was typed, pasted or filled in. What was
 * typed on another page, or before another search, stays and is saved with the rest.
 */
export function useBudgetCells({ rows, columns, currency, prefs }: Given) {
  const [typed, setTyped] = useState<Record<string, Typed>>({});
  const keptIn = ({ amounts }: BudgetRow, { fromDay, line }: BudgetPlace) =>
    budgetWords(amounts[fromDay]?.[line], currency, prefs);
  const textIn = (row: BudgetRow, column: BudgetPlace) =>
    typed[nameCell(row, column)]?.text ?? keptIn(row, column);
  const readIn = (row: BudgetRow, column: BudgetPlace) => readBudget(textIn(row, column), currency, prefs);
  const shown = new Map(rows.map((row) => [row.key, row]));
  const changed = Object.values(typed).flatMap(({ row: before, column, text }) => {
    const row = shown.get(before.key) ?? before;
    const { fromDay, line } = column;
    const keptMinor = row.amounts[fromDay]?.[line] ?? null;
    return text === keptIn(row, column)
      ? []
      : [{ row, fromDay, line, keptMinor, read: readBudget(text, currency, prefs) }];
  });

  function put(cells: readonly Typed[]) {
    setTyped((before) => ({
      ...before,
      ...Object.fromEntries(cells.map((cell) => [nameCell(cell.row, cell.column), cell])),
    }));
  }

  /** Amounts of some cells, as the reader would type them. */
  function fill(amounts: readonly { row: BudgetRow; column: BudgetPlace; amountMinor: number }[]) {
    put(
      amounts.map(({ amountMinor, ...cell }) => ({
        ...cell,
        text: budgetWords(amountMinor, currency, prefs),
      })),
    );
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
    put(
      cells.flatMap((texts, down) =>
        texts.flatMap((text, along) => {
          const row = rows[at.row + down];
          const column = columns[at.column + along];
          return row && column ? [{ row, column, text: text.trim() }] : [];
        }),
      ),
    );
  }

  const type = (row: BudgetRow, column: BudgetPlace, text: string) => put([{ row, column, text }]);
  return { textIn, readIn, changed, type, fill, paste, forget: () => setTyped({}) };
}

function nameCell({ key }: BudgetRow, { fromDay, line }: BudgetPlace): string {
  return JSON.stringify([key, fromDay, line]);
}
