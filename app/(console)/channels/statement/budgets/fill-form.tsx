'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import type { BudgetDimension } from '#domains/analytics/statement/budgets/budget-dimensions.ts';
import type { BudgetLine } from '#domains/analytics/statement/budgets/budget-lines.ts';
import type { PastMonths } from '#domains/analytics/statement/budgets/list-past-months.ts';
import { shareOf, spreadAmount } from '#domains/analytics/statement/budgets/spread-amount.ts';
import { parseDecimalToMinor, toLocaleDigits } from '#lib/digits.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { readPastMonths } from '../actions.ts';
import { readBudget } from './budget-words.ts';
import type { BudgetPlace, BudgetRow } from './use-budget-cells.ts';

const PERCENT_DECIMALS = 2;
const PERCENT_SCALE = 10 ** PERCENT_DECIMALS;

type Filled = { row: BudgetRow; column: BudgetPlace; amountMinor: number };
type Props = {
  by: BudgetDimension;
  line: BudgetLine;
  rows: readonly BudgetRow[];
  columns: readonly BudgetPlace[];
  currency: string;
  onFill: (amounts: Filled[]) => void;
};

/** Fills the grid from the year before: its figures times a percentage, or a year's amount in its shape. Keeps nothing yet. */
export function FillForm({ by, line, rows, columns, currency, onFill }: Props) {
  const t = useTranslations('statement.budget.fill');
  const prefs = usePrefs();
  const [way, setWay] = useState<'copy' | 'spread'>('copy');
  const [key, setKey] = useState('*');
  const whole = toLocaleDigits(String(PERCENT_SCALE), prefs.digits);
  const [text, setText] = useState(whole);
  const [isEmpty, setEmpty] = useState(false);
  const chosen = rows.filter((row) => key === '*' || row.key === key);
  const percent = parseDecimalToMinor(text, PERCENT_DECIMALS);
  const amount = readBudget(text, currency, prefs);
  const isClear = way === 'copy' ? percent.ok : amount.ok && amount.value !== null && chosen.length === 1;
  const { run, isPending, failure } = useAction(readPastMonths, (past) => {
    const amounts = chosen.flatMap((row) => monthsOf(row, past));
    setEmpty(amounts.length === 0);
    if (amounts.length > 0) onFill(amounts);
  });

  function monthsOf(row: BudgetRow, past: PastMonths): Filled[] {
    const months = past[row.key] ?? [];
    if (way === 'spread')
      return amount.ok && amount.value !== null
        ? spreadAmount(
            amount.value,
            columns.map((_, at) => months[at] ?? null),
          ).map((amountMinor, at) => ({ row, column: columns[at]!, amountMinor }))
        : [];
    if (!months.some(Boolean) || !percent.ok) return [];
    const share = percent.value / PERCENT_SCALE;
    return columns.flatMap((column, at) => {
      const was = months[at];
      return typeof was === 'number' ? [{ row, column, amountMinor: shareOf(was, share) }] : [];
    });
  }

  function change(next: 'copy' | 'spread') {
    setWay(next);
    setText(next === 'copy' ? whole : '');
    setKey(next === 'copy' ? '*' : (rows[0]?.key ?? '*'));
    setEmpty(false);
  }

  function send(event: FormEvent) {
    event.preventDefault();
    run({ by, line, fromDays: columns.map(({ fromDay }) => fromDay) });
  }

  const each = rows.map((row) => ({ value: row.key, label: row.name }));
  return (
    <form method="post" className="flex flex-col gap-4" onSubmit={send}>
      <FailureNote failure={failure} />
      <SelectField
        label={t('way')}
        value={way}
        onChange={({ target }) => change(target.value === 'spread' ? 'spread' : 'copy')}
        options={[
          { value: 'copy', label: t('copy') },
          { value: 'spread', label: t('spread') },
        ]}
      />
      {rows.length > 1 ? (
        <SelectField
          label={t('whose')}
          value={key}
          onChange={({ target }) => setKey(target.value)}
          options={way === 'copy' ? [{ value: '*', label: t('everyone') }, ...each] : each}
        />
      ) : null}
      <NumberField
        key={way}
        label={way === 'copy' ? t('percent') : t('amount', { unit: moneyUnit(currency, prefs) })}
        name="figure"
        decimals={PERCENT_DECIMALS}
        value={text}
        onChange={({ target }) => setText(target.value)}
        required
      />
      <p className="text-sm text-quiet">{t('hint')}</p>
      {isEmpty ? (
        <p role="alert" className="text-sm text-bad">
          {t('nothing')}
        </p>
      ) : null}
      <Button type="submit" look="primary" className="self-end" disabled={isPending || !isClear}>
        {t('submit')}
      </Button>
    </form>
  );
}
