import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money, Time } from '#components/ui/figures.tsx';
import type { ClaimRow, ClaimSum } from '#domains/orders/returns/claims/claim-figures.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';

type Props = { rows: readonly ClaimRow[]; total: ClaimSum; currency: string; prefs: Prefs };

/** The claims behind the figures, with their sum: what the board says of them. */
export function ClaimList({ rows, total, currency, prefs }: Props) {
  const t = useTranslations('returns');
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />
  );
  return (
    <>
      <ul className="-mt-3 divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
            <div className="min-w-0">
              <p className="font-medium">
                {t('claim.number', { number: orderNumber(row.number, prefs) })} ·{' '}
                {t(`claim.kind.${row.kind}`)}
              </p>
              <p className="text-sm text-quiet">
                <Link href={asRoute(`/orders/${row.orderId}`)} prefetch={false} className="hover:underline">
                  {t('order', { number: orderNumber(row.orderNumber, prefs) })}
                </Link>
                {' · '}
                <UserText>{row.carrier || t('claims.noCarrier')}</UserText>
                {' · '}
                <UserText>{row.locationName || t('claims.noLocation')}</UserText>
                {' · '}
                <Time at={new Date(row.at)} prefs={prefs} />
              </p>
            </div>
            <div className="text-end">
              <p>{money(row.backMinor)}</p>
              <p className="text-sm text-quiet">
                {t('units', { count: row.units })}
                {row.againId && row.againNumber !== null ? (
                  <>
                    {' · '}
                    <Link
                      href={asRoute(`/orders/${row.againId}`)}
                      prefetch={false}
                      className="hover:underline"
                    >
                      {t('claim.replacedBy', { number: orderNumber(row.againNumber, prefs) })}
                    </Link>
                    {row.goodsMinor === null ? null : <> · {money(row.goodsMinor)}</>}
                  </>
                ) : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-4 border-t border-line-strong pt-3 font-medium">
        <span>
          {t('claims.together')} (<Count value={total.claims} prefs={prefs} />)
        </span>
        {money(total.backMinor)}
      </p>
    </>
  );
}
