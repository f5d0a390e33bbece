import { useTranslations } from 'next-intl';
import type { Session } from '#app/_server/session.ts';
import { Banner } from '#components/ui/banner.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ImportDetail } from '#domains/imports/get-import.ts';
import { can } from '#domains/team/can.ts';
import { formatList } from '#lib/format/format-list.ts';
import { amountCurrency } from './amount-currency.ts';
import { OutcomeTable } from './outcome-table.tsx';
import { UndoButton } from './undo-button.tsx';

const UNDOABLE = ['done', 'cancelled', 'failed'];

/** What became of every row, and taking it back. */
export function ResultStep({ found, session }: { found: ImportDetail; session: Session }) {
  const t = useTranslations('imports');
  const mayUndo =
    can(session.ctx.actor, 'import.undo') && UNDOABLE.includes(found.status) && found.rowsDone > 0;
  return (
    <>
      {found.problem ? (
        <Banner tone="bad" title={t('detail.problem')}>
          <UserText>{found.problem}</UserText>
        </Banner>
      ) : null}
      {found.report.kept.length > 0 ? (
        <Banner tone="warn" title={t('undo.kept', { count: found.report.kept.length })}>
          <UserText>{formatList(found.report.kept, session.prefs)}</UserText>
        </Banner>
      ) : null}
      <Panel title={t('result.title')}>
        <div className="flex flex-col gap-4">
          <OutcomeTable
            label={t('result.title')}
            report={found.report}
            rowsHref={found.kind === 'orders' ? (name) => `/imports/${found.id}?rows=${name}` : undefined}
            currency={amountCurrency(found, session.business.reportingCurrency)}
            prefs={session.prefs}
          />
          {mayUndo ? (
            <div className="flex flex-wrap items-center gap-3">
              <UndoButton importId={found.id} file={found.fileName} />
              <p className="max-w-prose flex-1 text-sm text-quiet">{t('undo.hint')}</p>
            </div>
          ) : null}
        </div>
      </Panel>
    </>
  );
}
