'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { visibleColumns } from '#components/table/column.ts';
import { DisplayMenu } from '#components/table/display-menu.tsx';
import { ExportMenu } from '#components/table/export-menu.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { listSearch } from '#components/table/list-search.ts';
import { PrintButton } from '#components/table/print-button.tsx';
import type { Facets } from '#domains/catalog/list-facets.ts';
import { LEVEL_MARKS, LEVEL_SHAPES } from '#domains/inventory/levels/filter-values.ts';
import type { Place } from '#domains/inventory/list-places.ts';
import { useLevelColumns } from './level-columns.tsx';

type Props = { params: ListParams; places: readonly Place[]; facets: Facets; mayExport: boolean };

/** What narrows the list, and at its end what the list looks like and where it can be taken. */
export function LevelFilters({ params, places, facets, mayExport }: Props) {
  const t = useTranslations('inventory');
  const prefs = usePrefs();
  const columns = useLevelColumns({ places, params, prefs });
  const visible = visibleColumns(columns, params).map((column) => column.key);
  const named = (key: string, options: { value: string; label: string }[]) => ({
    key,
    label: t(`filter.${key}`),
    options,
  });
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const filters = [
    named(
      'location',
      places.map(({ id, name }) => ({ value: id, label: name })),
    ),
    named('category', plain(facets.categories)),
    named('brand', plain(facets.brands)),
    named(
      'only',
      LEVEL_MARKS.map((value) => ({ value, label: t(`mark.${value}`) })),
    ),
    {
      ...named(
        'by',
        LEVEL_SHAPES.map((value) => ({ value, label: t(`shape.${value}`) })),
      ),
      choose: 'one' as const,
    },
  ].filter((filter) => filter.options.length > 1);
  return (
    <FilterBar
      searchLabel={t('search')}
      filters={filters}
      end={
        <div className="flex items-center gap-2 max-md:hidden">
          <DisplayMenu columns={columns.map(({ key, header }) => ({ key, header }))} visible={visible} />
          {mayExport ? (
            <ExportMenu
              path="/api/stock/export"
              search={listSearch(params)}
              columns={visible}
              words={(key) => t(`export.${key}`)}
            />
          ) : null}
          <PrintButton label={t('print')} />
        </div>
      }
    />
  );
}
