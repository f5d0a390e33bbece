import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { firstValueOf, type ListParams, valuesOf } from '#components/table/list-location.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import type { LevelRow } from '#domains/inventory/levels/list-levels.ts';
import type { Place } from '#domains/inventory/list-places.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ChangingCount } from './changing-count.tsx';
import { Cover, SoldUnits } from './cover.tsx';
import { MarkBadge } from './mark-badge.tsx';
import { VariantName } from './variant-name.tsx';

/** So many locations have a column of their own from the start. */
const PLACES_AT_FIRST = 4;
const PLACE = 'at-';

type Shown = { places: readonly Place[]; params: ListParams; prefs: Prefs };

/** The columns of the list of levels, in order. With one row per variant each location has a column of its own. */
export function useLevelColumns({ places, params, prefs }: Shown): Column<LevelRow>[] {
  const t = useTranslations('inventory');
  const count = (key: 'onHand' | 'reserved' | 'safety' | 'available' | 'incoming'): Column<LevelRow> => ({
    key,
    header: t(`column.${key}`),
    align: 'end',
    render: (row) => <ChangingCount value={row[key]} prefs={prefs} />,
  });
  const target = (key: 'reorderPoint' | 'orderUpTo'): Column<LevelRow> => ({
    key,
    header: t(`column.${key}`),
    align: 'end',
    isHiddenAtFirst: true,
    render: (row) => {
      const units = row[key];
      return units === null ? <span className="text-quiet">–</span> : <bdi>{formatNumber(units, prefs)}</bdi>;
    },
  });
  const names = new Map(places.map((place) => [place.id, place.name]));
  const isByPlace = firstValueOf(params.by) === 'location';
  const atPlace: Column<LevelRow> = {
    key: 'location',
    header: t('column.location'),
    render: (row) => <UserText>{names.get(row.locationId ?? '') ?? '–'}</UserText>,
  };
  return [
    { key: 'sku', header: t('column.sku'), isSortable: true, render: (row) => <Ltr>{row.sku}</Ltr> },
    { key: 'title', header: t('column.title'), render: (row) => <VariantName {...row} /> },
    ...(isByPlace ? [atPlace] : []),
    count('available'),
    { key: 'mark', header: t('column.mark'), render: (row) => <MarkBadge mark={row.mark} /> },
    count('onHand'),
    count('reserved'),
    count('safety'),
    count('incoming'),
    {
      key: 'sold',
      header: t('column.sold'),
      align: 'end',
      render: (row) => <SoldUnits sold={row.sold} trend={row.trend} prefs={prefs} />,
    },
    {
      key: 'cover',
      header: t('column.cover'),
      align: 'end',
      render: (row) => <Cover days={row.coverDays} prefs={prefs} />,
    },
    target('reorderPoint'),
    target('orderUpTo'),
    ...(isByPlace ? [] : placeColumns({ places, params, prefs })),
    {
      key: 'category',
      header: t('column.category'),
      isHiddenAtFirst: true,
      render: (row) => <UserText>{row.category ?? '–'}</UserText>,
    },
    {
      key: 'brand',
      header: t('column.brand'),
      isHiddenAtFirst: true,
      render: (row) => <UserText>{row.brand ?? '–'}</UserText>,
    },
  ];
}

function placeColumns({ places, params, prefs }: Shown): Column<LevelRow>[] {
  const asked = valuesOf(params.location);
  const wanted = asked.length > 0 ? places.filter((place) => asked.includes(place.id)) : places;
  return wanted.map((place, index) => ({
    key: `${PLACE}${place.id}`,
    header: place.name,
    align: 'end',
    isHiddenAtFirst: index >= PLACES_AT_FIRST,
    render: (row) => {
      const level = row.places.find((one) => one.locationId === place.id);
      return level ? (
        <ChangingCount value={level.onHand} prefs={prefs} />
      ) : (
        <span className="text-quiet">–</span>
      );
    },
  }));
}
