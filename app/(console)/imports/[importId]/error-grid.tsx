'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../failure-note.tsx';
import { useAction } from '../use-action.ts';
import { correctRow, leaveRowOut, retry } from './actions.ts';

/** A row that was refused: where, what stands there, why, and all of its cells. */
export type RefusedRow = {
  id: number;
  rowNumber: number;
  column: string | null;
  value: string | null;
  reason: string;
  suggestion: string | null;
  cells: string[];
  status: 'open' | 'fixed' | 'dismissed';
};

type Props = {
  importId: string;
  headers: readonly string[];
  rows: readonly RefusedRow[];
  fixedCount: number;
  moreHref: string | null;
  mayFix: boolean;
};

/** The refused rows, to be put right in place, left out, downloaded, and tried again. */
export function ErrorGrid({ importId, headers, rows, fixedCount, moreHref, mayFix }: Props) {
  const t = useTranslations('imports');
  const { run, isPending, failure } = useAction(retry, () => notify(t('toast.started')));
  return (
    <Panel
      title={t('errors.title')}
      action={
        <LinkButton href={`/api/imports/${importId}/errors`} size="small" download>
          <Download aria-hidden />
          <span className="hidden sm:inline">{t('errors.download')}</span>
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-3">
        <FailureNote failure={failure} />
        <ul className="flex flex-col">
          {rows.map((row) => (
            <ErrorRow key={row.id} row={row} headers={headers} mayFix={mayFix} />
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          {mayFix && fixedCount > 0 ? (
            <Button look="primary" disabled={isPending} onClick={() => run({ importId })}>
              {t('errors.retry', { count: fixedCount })}
            </Button>
          ) : null}
          {moreHref ? <LinkButton href={moreHref}>{t('errors.more')}</LinkButton> : null}
        </div>
      </div>
    </Panel>
  );
}

function ErrorRow({
  row,
  headers,
  mayFix,
}: {
  row: RefusedRow;
  headers: readonly string[];
  mayFix: boolean;
}) {
  const t = useTranslations('imports');
  const prefs = usePrefs();
  const fix = useAction(correctRow, () => notify(t('toast.rowFixed')));
  const leave = useAction(leaveRowOut, () => notify(t('toast.rowDismissed')));
  const place = row.column === null ? -1 : headers.indexOf(row.column);
  const number = formatNumber(row.rowNumber, prefs);
  const isBusy = fix.isPending || leave.isPending;
  return (
    <li className="flex flex-col gap-2 border-b border-line py-3 last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium tabular-nums">
          {t('errors.row')} {number}
        </span>
        {row.column ? <UserText className="text-quiet">{row.column}</UserText> : null}
        <UserText className="max-w-full truncate">{row.value || '—'}</UserText>
        {row.status === 'open' ? null : (
          <Badge tone={row.status === 'fixed' ? 'ok' : 'neutral'}>{t(`errors.${row.status}`)}</Badge>
        )}
      </div>
      <p className="text-sm text-bad">
        {t.has(`reason.${row.reason}`) ? t(`reason.${row.reason}`) : <UserText>{row.reason}</UserText>}
      </p>
      <FailureNote failure={fix.failure ?? leave.failure} />
      {mayFix && row.status === 'open' ? (
        <form
          method="post"
          className="flex flex-wrap gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            const value = String(new FormData(event.currentTarget).get('value') ?? '');
            fix.run({ errorId: row.id, cells: row.cells.map((cell, at) => (at === place ? value : cell)) });
          }}
        >
          {place >= 0 ? (
            <>
              <input
                name="value"
                dir="auto"
                aria-label={t('errors.fix', { row: number })}
                defaultValue={row.suggestion ?? row.value ?? ''}
                className="h-7 min-w-0 flex-1 rounded-md border border-field bg-surface px-2 text-start text-ink pointer-coarse:h-11 sm:max-w-72"
              />
              <Button type="submit" size="small" look="primary" disabled={isBusy}>
                {t('errors.save')}
              </Button>
            </>
          ) : null}
          <Button size="small" disabled={isBusy} onClick={() => leave.run({ errorId: row.id })}>
            {t('errors.dismiss')}
          </Button>
        </form>
      ) : null}
    </li>
  );
}
