import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import type { WorkRow } from '#domains/fulfilment/picking/list-work.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';

/** An order as the list of work shows it: what it asks of this place, and by when. */
export function WorkCard({
  row,
  prefs,
  isPacking = false,
}: {
  row: WorkRow;
  prefs: Prefs;
  isPacking?: boolean;
}) {
  const t = useTranslations('fulfilment');
  return (
    <div className="min-w-0 flex-1 basis-52">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <a href={`/orders/${row.id}`} className="font-semibold hover:underline">
          {t('order', { number: orderNumber(row.number, prefs) })}
        </a>
        {row.isLate ? <Badge tone="bad">{t('late')}</Badge> : null}
        {row.isPickup ? <Badge tone="info">{t('collected')}</Badge> : null}
        {row.waveNumber === null || row.waveId === null ? null : (
          <a href={`/fulfilment/waves/${row.waveId}`} className="text-sm text-accent hover:underline">
            {t('wave', { number: orderNumber(row.waveNumber, prefs) })}
          </a>
        )}
      </p>
      <p className="flex flex-wrap gap-x-2 text-sm text-quiet">
        <span className="text-ink">{t('units', { count: isPacking ? row.toPack : row.toPick })}</span>
        {isPacking ? null : <span>{t('lines', { count: row.linesToPick })}</span>}
        <UserText>{row.channelName}</UserText>
        {row.shipBy ? (
          <span>
            {t('leaveBy')} <Time at={row.shipBy} prefs={prefs} />
          </span>
        ) : (
          <span>{t('noPromise')}</span>
        )}
      </p>
    </div>
  );
}
