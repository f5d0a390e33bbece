import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day, Money } from '#components/ui/figures.tsx';
import type { PurchaseRow } from '#domains/purchasing/lists/list-purchase-orders.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { purchaseNumber } from './purchase-number.ts';
import { PurchaseStatusBadge } from './status-badge.tsx';

type Props = { rows: readonly PurchaseRow[]; prefs: Prefs };

/** The purchase orders on a phone: a card each, the whole of it to be pressed. */
export function PurchaseCards({ rows, prefs }: Props) {
  const t = useTranslations('purchasing');
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            href={asRoute(`/purchasing/${row.id}`)}
            prefetch={false}
            className="flex flex-col gap-1 rounded-md border border-line bg-surface p-3"
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate font-medium">
                {purchaseNumber(row.number, prefs)} · <UserText>{row.supplierName}</UserText>
              </span>
              <PurchaseStatusBadge status={row.status} isLate={row.isLate} />
            </span>
            <span className="flex items-baseline justify-between gap-3 text-sm text-quiet">
              <span>
                {t('receivedOf', {
                  received: formatNumber(row.received, prefs),
                  ordered: formatNumber(row.ordered, prefs),
                })}
                {row.expectedOn ? (
                  <>
                    {' · '}
                    <Day on={row.expectedOn} prefs={prefs} />
                  </>
                ) : null}
              </span>
              {row.totalMinor === null ? null : (
                <Money amountMinor={row.totalMinor} currency={row.currency} prefs={prefs} />
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
