import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import type { LevelRow } from '#domains/inventory/levels/list-levels.ts';
import type { Place } from '#domains/inventory/list-places.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ChangingCount } from './changing-count.tsx';
import { Cover, SoldUnits } from './cover.tsx';
import { MarkBadge } from './mark-badge.tsx';
import { VariantName } from './variant-name.tsx';

type Props = { rows: readonly LevelRow[]; places: readonly Place[]; prefs: Prefs };

/** The list of levels on a phone: a card a row, the whole of it to be pressed. */
export function LevelCards({ rows, places, prefs }: Props) {
  const t = useTranslations('inventory');
  const names = new Map(places.map((place) => [place.id, place.name]));
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={`${row.variantId} ${row.locationId}`}>
          <Link
            href={asRoute(`/inventory/${row.variantId}`)}
            prefetch={false}
            className="flex flex-col gap-2 rounded-md border border-line bg-surface p-3"
          >
            <span className="flex items-start justify-between gap-3">
              <span className="min-w-0">
                <span className="line-clamp-2 font-medium">
                  <VariantName {...row} />
                </span>
                <span className="flex flex-wrap items-center gap-x-2 text-sm text-quiet">
                  <Ltr>{row.sku}</Ltr>
                  {row.locationId ? <UserText>{names.get(row.locationId) ?? ''}</UserText> : null}
                </span>
              </span>
              <MarkBadge mark={row.mark} />
            </span>
            <dl className="grid grid-cols-4 gap-2 text-sm">
              <Figure name={t('column.available')} value={row.available} prefs={prefs} />
              <Figure name={t('column.onHand')} value={row.onHand} prefs={prefs} />
              <Figure name={t('column.reserved')} value={row.reserved} prefs={prefs} />
              <div>
                <dt className="truncate text-xs text-quiet">{t('column.cover')}</dt>
                <dd className="font-medium">
                  <Cover days={row.coverDays} prefs={prefs} />
                </dd>
              </div>
            </dl>
            {row.incoming > 0 || row.sold > 0 ? (
              <span className="flex items-center justify-between gap-3 text-sm text-quiet">
                <span>{row.incoming > 0 ? t('onTheWay', { count: row.incoming }) : null}</span>
                {row.sold > 0 ? <SoldUnits sold={row.sold} trend={row.trend} prefs={prefs} /> : null}
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Figure({ name, value, prefs }: { name: string; value: number; prefs: Prefs }) {
  return (
    <div>
      <dt className="truncate text-xs text-quiet">{name}</dt>
      <dd className="-ms-1 font-medium">
        <ChangingCount value={value} prefs={prefs} />
      </dd>
    </div>
  );
}
