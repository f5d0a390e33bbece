import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import type { Transfer, TransferLine } from '#domains/inventory/transfers/get-transfer.ts';
import { underWayOf } from '#domains/inventory/transfers/transfer-status.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** The sums of a transfer, who did what and when. */
export function TransferFacts({ transfer, prefs }: { transfer: Transfer; prefs: Prefs }) {
  const t = useTranslations('stock-work.transfer');
  const count = (pick: (line: TransferLine) => number) => (
    <Count value={transfer.lines.reduce((sum, line) => sum + pick(line), 0)} prefs={prefs} />
  );
  const deed = (by: string | null, at: Date | null) =>
    by && at ? (
      <>
        <UserText>{by}</UserText> · <Time at={at} prefs={prefs} />
      </>
    ) : (
      '–'
    );
  return (
    <Panel title={t('facts')}>
      <StatRow
        stats={[
          { name: t('column.wanted'), value: count((line) => line.quantity) },
          { name: t('column.sent'), value: count((line) => line.sent) },
          { name: t('column.received'), value: count((line) => line.received) },
          { name: t('column.damaged'), value: count((line) => line.damaged) },
          { name: t('column.underWay'), value: count(underWayOf) },
          { name: t('column.missing'), value: count((line) => line.missing) },
          { name: t('createdBy'), value: deed(transfer.createdBy, transfer.createdAt) },
          { name: t('sentBy'), value: deed(transfer.sentBy, transfer.sentAt) },
          { name: t('closedBy'), value: deed(transfer.closedBy, transfer.closedAt) },
        ]}
      />
      {transfer.note ? (
        <p className="mt-3 whitespace-pre-line text-quiet">
          <UserText>{transfer.note}</UserText>
        </p>
      ) : null}
    </Panel>
  );
}
