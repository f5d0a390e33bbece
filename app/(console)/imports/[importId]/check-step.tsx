import { useTranslations } from 'next-intl';
import type { Session } from '#app/_server/session.ts';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ImportDetail } from '#domains/imports/get-import.ts';
import { can } from '#domains/team/can.ts';
import { amountCurrency } from './amount-currency.ts';
import { ChangeSamples } from './change-samples.tsx';
import { FileTotals } from './file-totals.tsx';
import { OutcomeTable } from './outcome-table.tsx';
import type { ShownFindings } from './read-findings.ts';
import { StartButton } from './start-button.tsx';
import { UnusualNote } from './unusual-note.tsx';

const NOT_TAKEN = ['error', 'duplicate', 'repeated', 'unchanged', 'left_out'];

type Props = { found: ImportDetail; findings: ShownFindings; session: Session };

/** What an import would do, by outcome with sums and examples, before a row is taken. */
export function CheckStep({ found, findings, session }: Props) {
  const t = useTranslations('imports');
  const { outcome } = found.report;
  const taken = outcome.filter(({ name }) => !NOT_TAKEN.includes(name));
  const rows = taken.reduce((sum, part) => sum + part.rows, 0);
  return (
    <Panel title={t('check.title')}>
      <div className="flex flex-col gap-4">
        <OutcomeTable
          label={t('check.title')}
          report={found.report}
          currency={amountCurrency(found, session.business.reportingCurrency)}
          prefs={session.prefs}
        />
        {outcome.some(({ name }) => name === 'error') ? (
          <p className="text-sm text-quiet">{t('check.errorsStay')}</p>
        ) : null}
        {found.kind === 'spend' ? <FileTotals totals={found.report.totals} prefs={session.prefs} /> : null}
        {findings.unusual > 0 && can(session.ctx.actor, 'import.run') ? (
          <UnusualNote importId={found.id} count={findings.unusual} mapping={found.mapping} />
        ) : null}
        <ChangeSamples samples={findings.samples} prefs={session.prefs} />
        {can(session.ctx.actor, 'import.run') ? (
          <div className="flex flex-wrap items-start gap-2">
            <StartButton importId={found.id} rows={rows} />
            <LinkButton href={`/imports/${found.id}?edit=columns`} size="large">
              {t('check.change')}
            </LinkButton>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
