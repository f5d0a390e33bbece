'use client';

import { Download, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { visibleColumns } from '#components/table/column.ts';
import { DisplayMenu } from '#components/table/display-menu.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import type { Facets } from '#domains/catalog/list-facets.ts';
import { LEVEL_MARKS, LEVEL_SHAPES } from '#domains/inventory/levels/filter-values.ts';
import type { Place } from '#domains/inventory/list-places.ts';
import { useLevelColumns } from './level-columns.tsx';
import { listSearch } from './level-query.ts';

type Props = { params: ListParams; places: readonly Place[]; facets: Facets; mayExport: boolean };

/** What narrows the list, and at its end what the list looks like and where it can be taken. */
export function LevelFilters({ params, places, facets, mayExport }: Props) {
  const t = useTranslations('inventory');
  const prefs = usePrefs();
  const columns = useLevelColumns({ places, params, prefs });
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
          <DisplayMenu
            columns={columns.map(({ key, header }) => ({ key, header }))}
            visible={visibleColumns(columns, params).map((column) => column.key)}
          />
          {mayExport ? (
            <ExportMenu
              params={params}
              columns={visibleColumns(columns, params).map((column) => column.key)}
            />
          ) : null}
          <IconButton label={t('print')} icon={<Printer aria-hidden />} onClick={() => print()} />
        </div>
      }
    />
  );
}

/** The list as a file: the rows of all pages, in the columns and the order that are shown. */
function ExportMenu({ params, columns }: { params: ListParams; columns: readonly string[] }) {
  const t = useTranslations('inventory.export');
  const shown = new URLSearchParams(columns.map((key) => ['columns', key]));
  const search = [listSearch(params), shown.toString()].filter(Boolean).join('&');
  const file = (format: string) => `/api/stock/export?format=${format}&${search}`;
  return (
    <Menu
      label={t('label')}
      look="secondary"
      trigger={
        <>
          <Download aria-hidden className="size-4" />
          {t('label')}
        </>
      }
      entries={[
        { id: 'xlsx', label: t('xlsx'), href: file('xlsx') },
        { id: 'csv', label: t('csv'), href: file('csv') },
      ]}
    />
  );
}
