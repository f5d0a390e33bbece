import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import type { DriftRow } from '#domains/parity/drifts/list-drifts.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CorrectionMark } from './correction-mark.tsx';
import { SuggestionMark } from './drift-marks.tsx';
import { DriftSide } from './drift-side.tsx';

type Props = {
  rows: readonly DriftRow[];
  location: ListLocation;
  actions?: ReactNode;
  now: Date;
  prefs: Prefs;
  empty: ReactNode;
};

/** Drifts as a table, or as cards on a phone; each opens its own page. */
export function DriftTable({ rows, location, actions, now, prefs, empty }: Props) {
  const t = useTranslations('parity');
  const columns: Column<DriftRow>[] = [
    {
      key: 'goods',
      header: t('column.goods'),
      render: (row) => (
        <span className="flex min-w-40 flex-col py-1 leading-tight">
          <UserText className="line-clamp-1">{row.variantTitle}</UserText>
          <Ltr className="text-sm text-quiet">{row.sku}</Ltr>
        </span>
      ),
    },
    {
      key: 'kind',
      header: t('column.kind'),
      render: (row) => (
        <span className="flex flex-col items-start gap-1 py-1 leading-tight">
          {t(`kind.${row.kind}`)}
          <UserText className="text-sm text-quiet">{row.channelName}</UserText>
          <Writing row={row} />
        </span>
      ),
    },
    {
      key: 'theirs',
      header: t('column.theirs'),
      render: (row) => <DriftSide drift={row} side="theirs" prefs={prefs} />,
    },
    {
      key: 'ours',
      header: t('column.ours'),
      render: (row) => <DriftSide drift={row} side="ours" prefs={prefs} />,
    },
    {
      key: 'suggestion',
      header: t('column.suggestion'),
      render: (row) => <SuggestionMark suggestion={row.suggestion} />,
    },
    {
      key: 'since',
      header: t('column.since'),
      render: (row) => <TimeAgo at={row.endedAt ?? row.openedAt} now={now} prefs={prefs} />,
    },
  ];
  return (
    <>
      <div className="md:hidden print:hidden">
        {rows.length > 0 ? <DriftCards rows={rows} prefs={prefs} /> : empty}
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowLabel={(row) => `${row.sku} ${row.channelName} ${t(`kind.${row.kind}`)}`}
          rowHref={(row) => `/channels/parity/${row.id}`}
          location={location}
          empty={empty}
          selectionActions={actions}
        />
      </div>
    </>
  );
}

/** Where the writing to the channel stands, while it is of interest. */
function Writing({ row: { correction, state } }: { row: DriftRow }) {
  if (correction === null || correction === 'withdrawn' || state === 'accepted') return null;
  return <CorrectionMark state={correction} />;
}

function DriftCards({ rows, prefs }: { rows: readonly DriftRow[]; prefs: Prefs }) {
  const t = useTranslations('parity');
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            href={asRoute(`/channels/parity/${row.id}`)}
            prefetch={false}
            className="flex flex-col gap-1 rounded-md border border-line bg-surface p-3"
          >
            <span className="flex items-baseline justify-between gap-3">
              <UserText className="min-w-0 font-medium wrap-break-word">{row.variantTitle}</UserText>
              <span className="whitespace-nowrap">{t(`kind.${row.kind}`)}</span>
            </span>
            <span className="text-sm text-quiet">
              <UserText>{row.channelName}</UserText> · <Ltr>{row.sku}</Ltr>
            </span>
            <Writing row={row} />
            <span className="grid grid-cols-2 gap-3 text-sm">
              <span>
                <span className="block text-quiet">{t('column.theirs')}</span>
                <DriftSide drift={row} side="theirs" prefs={prefs} />
              </span>
              <span>
                <span className="block text-quiet">{t('column.ours')}</span>
                <DriftSide drift={row} side="ours" prefs={prefs} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
