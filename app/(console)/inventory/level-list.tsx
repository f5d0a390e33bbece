'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { readJson } from '#components/shell/read-json.ts';
import { useLiveData } from '#components/shell/use-live-data.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { listSearch } from '#components/table/list-search.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { LevelPage, LevelRow } from '#domains/inventory/levels/list-levels.ts';
import type { Place } from '#domains/inventory/list-places.ts';
import { LevelCards } from './level-cards.tsx';
import { useLevelColumns } from './level-columns.tsx';

// Nothing is selected at first.
const TargetsBulk = dynamic(() => import('./targets-bulk.tsx').then((file) => file.TargetsBulk));

type Props = {
  /** What the server read with the page. */
  first: LevelPage;
  location: ListLocation;
  places: readonly Place[];
  isUnfiltered: boolean;
  rights: { maySetSafety: boolean; mayCreate: boolean };
};

/** A row's key also names what can be done with it: the variant, and the location where it stands for one. */
const keyOf = (row: LevelRow) => `${row.variantId} ${row.locationId ?? ''}`;

/** The list itself. It keeps itself fresh; while rows are selected it stands still, so that nothing moves under the hand. */
export function LevelList({ first, location, places, isUnfiltered, rights }: Props) {
  const t = useTranslations('inventory');
  const prefs = usePrefs();
  const search = listSearch(location.params);
  const { data = first } = useLiveData({
    key: search,
    read: (signal) => readJson<LevelPage>(`/api/stock?${search}`, { signal }),
    topics: 'stock order product',
    first,
  });
  const [isHeld, setHeld] = useState(false);
  const [page, setPage] = useState(data);
  if (!isHeld && page !== data) setPage(data);
  const columns = useLevelColumns({ places, params: location.params, prefs });

  const empty = <NoLevels isUnfiltered={isUnfiltered} mayCreate={rights.mayCreate} />;
  return (
    <>
      <div className="md:hidden print:hidden">
        {page.rows.length > 0 ? <LevelCards rows={page.rows} places={places} prefs={prefs} /> : empty}
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('title')}
          columns={columns}
          rows={page.rows}
          rowKey={keyOf}
          rowLabel={(row) => row.sku}
          rowHref={(row) => `/inventory/${row.variantId}`}
          location={location}
          defaultSort={{ key: 'sku', direction: 'ascending' }}
          empty={empty}
          selectionActions={
            rights.maySetSafety ? <TargetsBulk places={places} onHold={setHeld} /> : undefined
          }
        />
      </div>
      <Pager location={location} after={page.after} before={page.before} count={page.count ?? undefined} />
    </>
  );
}

function NoLevels({ isUnfiltered, mayCreate }: { isUnfiltered: boolean; mayCreate: boolean }) {
  const t = useTranslations('inventory');
  if (!isUnfiltered)
    return <EmptyState kind="no-match" action={<LinkButton href="/inventory">{t('showAll')}</LinkButton>} />;
  const first = (
    <LinkButton look="primary" href="/inventory/new">
      {t('newProduct')}
    </LinkButton>
  );
  return (
    <EmptyState
      kind="nothing-yet"
      title={t('empty.title')}
      hint={t('empty.hint')}
      action={mayCreate ? first : undefined}
    />
  );
}
