'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { correctRow, leaveRowOut } from './actions.ts';
import { correctCells, proposeCell, type RefusedRow } from './group-errors.ts';

type Props = { row: RefusedRow; headers: readonly string[]; mayFix: boolean };

/** One refused row: what stands where, why it was refused, and a field for each cell that needs another value. */
export function ErrorRow({ row, headers, mayFix }: Props) {
  const t = useTranslations('imports');
  const number = formatNumber(row.rowNumber, usePrefs());
  const fix = useAction(correctRow, () => notify(t('toast.rowFixed')));
  const leave = useAction(leaveRowOut, () => notify(t('toast.rowDismissed')));
  const isBusy = fix.isPending || leave.isPending;
  const columns = [...new Set(row.problems.flatMap(({ column }) => column ?? []))];
  const fixable = columns.filter((column) => headers.includes(column));
  const words = (reason: string, suggestion: string | null) =>
    t.has(`reason.${reason}`) ? t(`reason.${reason}`, { suggestion: suggestion ?? '' }) : reason;
  return (
    <li className="flex flex-col gap-2 border-b border-line py-3 last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium tabular-nums">
          {t('errors.row')} {number}
        </span>
        {row.status === 'open' ? null : (
          <Badge tone={row.status === 'fixed' ? 'ok' : 'neutral'}>{t(`errors.${row.status}`)}</Badge>
        )}
      </div>
      <ul className="flex flex-col gap-1 text-sm">
        {row.problems.map(({ column, value, reason, suggestion }) => (
          <li key={`${column} ${reason}`} className="flex flex-wrap gap-x-2">
            {column ? <UserText className="text-quiet">{column}</UserText> : null}
            <UserText className="max-w-full truncate">{value || '—'}</UserText>
            <UserText className="text-bad">{words(reason, suggestion)}</UserText>
          </li>
        ))}
      </ul>
      <FailureNote failure={fix.failure ?? leave.failure} />
      {mayFix && row.status === 'open' ? (
        <form
          method="post"
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const typed = Object.fromEntries(
              fixable.map((column, at) => [column, String(form.get(`cell-${at}`))]),
            );
            fix.run({ errorId: row.errorId, cells: correctCells(row, { headers, typed }) });
          }}
        >
          {fixable.map((column, at) => (
            <input
              key={column}
              name={`cell-${at}`}
              dir="auto"
              aria-label={`${t('errors.fix', { row: number })}: ${column}`}
              defaultValue={proposeCell(row, column)}
              className="h-9 min-w-0 flex-1 rounded-md border border-field bg-surface px-3 text-start text-ink pointer-coarse:h-11 sm:max-w-60"
            />
          ))}
          {fixable.length > 0 ? (
            <Button type="submit" look="primary" disabled={isBusy}>
              {t('errors.save')}
            </Button>
          ) : null}
          <Button disabled={isBusy} onClick={() => leave.run({ errorId: row.errorId })}>
            {t('errors.dismiss')}
          </Button>
        </form>
      ) : null}
    </li>
  );
}
