import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { PostingPage, PostingSums } from '#domains/analytics/board/channel-postings.ts';
import { METRICS, type Sums } from '#domains/analytics/board/metric-definitions.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';
import type { Amount } from './posting-amounts.ts';
import { PostingKind } from './posting-kind.tsx';

type Figures = { amounts: readonly Amount[]; currency: string; prefs: Prefs };
type Props = Figures & { page: PostingPage; all: Promise<PostingSums> };

/** The postings on a phone: what all come to, then a card each with those of its amounts that are not nothing. */
export function PostingCards({ page, all, ...rest }: Props) {
  const t = useTranslations('channels.posting');
  return (
    <div className="md:hidden print:hidden">
      <Suspense fallback={<Skeleton className="h-24 w-full" />}>
        <SumOfAll all={all} {...rest} />
      </Suspense>
      <ul aria-label={t('title')}>
        {page.rows.map((row) => (
          <li key={row.id} className="border-t border-line py-2.5">
            <div className="flex items-baseline justify-between gap-3 font-medium">
              <span className="min-w-0">
                <PostingKind kind={row.kind} cost={row.cost} />
                {row.orderId && row.orderNumber !== null ? (
                  <>
                    {' · '}
                    <Link
                      href={asRoute(`/orders/${row.orderId}`)}
                      prefetch={false}
                      className="-my-2.5 inline-block min-w-10 py-2.5 underline"
                    >
                      <bdi>{orderNumber(row.orderNumber, rest.prefs)}</bdi>
                    </Link>
                  </>
                ) : null}
              </span>
              <span className="shrink-0 text-sm font-normal text-quiet">
                <Day on={row.day} prefs={rest.prefs} />
              </span>
            </div>
            <Amounts sums={row} {...rest} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SumOfAll({ all, ...rest }: Figures & { all: Promise<PostingSums> }) {
  const t = useTranslations('channels.posting');
  return (
    <div className="-mx-4 -mt-4 mb-2 bg-neutral-2 px-4 py-2.5">
      <p className="font-medium">{t('sum')}</p>
      <Amounts sums={use(all).sums} {...rest} />
    </div>
  );
}

function Amounts({ sums, amounts, currency, prefs }: Figures & { sums: Sums }) {
  const t = useTranslations('channels.posting.column');
  const counts = (['orders', 'units'] as const).filter((key) => sums[key] !== 0);
  const money = [
    { key: 'net' as const, amountMinor: METRICS.net.compute(sums) ?? 0 },
    ...amounts.map((key) => ({ key, amountMinor: sums[key] })),
  ].filter(({ amountMinor }) => amountMinor !== 0);
  return (
    <dl className="mt-1 text-sm tabular-nums">
      {counts.map((key) => (
        <div key={key} className="flex flex-wrap justify-between gap-x-4">
          <dt className="text-quiet">{t(key)}</dt>
          <dd>
            <Count value={sums[key]} prefs={prefs} />
          </dd>
        </div>
      ))}
      {money.map(({ key, amountMinor }) => (
        <div key={key} className="flex flex-wrap justify-between gap-x-4">
          <dt className="text-quiet">{t(key)}</dt>
          <dd>
            <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
