'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button, buttonLook } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { retry } from './actions.ts';
import { ErrorRow } from './error-row.tsx';
import type { RefusedRow } from './group-errors.ts';

type Props = {
  importId: string;
  headers: readonly string[];
  rows: readonly RefusedRow[];
  moreHref: string | null;
  mayFix: boolean;
};

/** The refused rows, to be put right in place, left out, downloaded, and tried again. */
export function ErrorGrid({ importId, headers, rows, moreHref, mayFix }: Props) {
  const t = useTranslations('imports');
  const { run, isPending, failure } = useAction(retry, () => notify(t('toast.started')));
  const fixed = rows.filter(({ status }) => status === 'fixed').length;
  return (
    <Panel
      title={t('errors.title')}
      action={
        <a
          href={`/api/imports/${importId}/errors`}
          download
          aria-label={t('errors.download')}
          className={buttonLook({ size: 'small' })}
        >
          <Download aria-hidden />
          <span className="hidden sm:inline">{t('errors.download')}</span>
        </a>
      }
    >
      <div className="flex flex-col gap-3">
        <FailureNote failure={failure} />
        <ul className="-mt-3 flex flex-col">
          {rows.map((row) => (
            <ErrorRow key={row.errorId} row={row} headers={headers} mayFix={mayFix} />
          ))}
        </ul>
        <div className="flex flex-wrap gap-2 empty:hidden">
          {mayFix && fixed > 0 ? (
            <Button look="primary" disabled={isPending} onClick={() => run({ importId })}>
              {t('errors.retry', { count: fixed })}
            </Button>
          ) : null}
          {moreHref ? <LinkButton href={moreHref}>{t('errors.more')}</LinkButton> : null}
        </div>
      </div>
    </Panel>
  );
}
