'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import type { LocationRow } from '#domains/fulfilment/list-locations.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { EditLocationButton } from './location-form.tsx';
import { SERVICES } from './services.ts';

type Props = { rows: readonly LocationRow[]; mayWrite: boolean; currency: string };

/** The counted locations, those in use first. */
export function LocationList({ rows, mayWrite, currency }: Props) {
  const t = useTranslations('settings.location');
  const tKind = useTranslations('statuses.locationKind');
  const tRouting = useTranslations('routing.location');
  const prefs = usePrefs();
  return (
    <ul className="flex flex-col">
      {rows.map((row) => (
        <li
          key={row.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5 last:border-b-0"
        >
          <div className="min-w-48 flex-1">
            <p className="flex flex-wrap items-center gap-2">
              <UserText className="font-medium">{row.name}</UserText>
              <Ltr className="font-mono text-sm text-quiet">{row.code}</Ltr>
              {row.isActive ? null : <Badge>{t('off')}</Badge>}
            </p>
            <p className="text-sm text-quiet">
              {tKind(row.kind)}
              {row.city ? (
                <>
                  {' · '}
                  <UserText>{row.city}</UserText>
                </>
              ) : null}
              {' · '}
              <bdi>{t('units', { count: row.units, shown: formatNumber(row.units, prefs) })}</bdi>
            </p>
          </div>
          <p className="flex flex-wrap gap-1">
            {row.dailyOrders === null ? null : (
              <Badge>
                {tRouting('capacity', {
                  count: row.dailyOrders,
                  shown: formatNumber(row.dailyOrders, prefs),
                })}
              </Badge>
            )}
            {SERVICES.filter((service) => row.services[service]).map((service) => (
              <Badge key={service}>{t(`services.${service}`)}</Badge>
            ))}
          </p>
          {mayWrite ? <EditLocationButton location={row} currency={currency} /> : null}
        </li>
      ))}
    </ul>
  );
}
