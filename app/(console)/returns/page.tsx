import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Money, TimeAgo } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { type FoundOrder, findOrders } from '#domains/orders/returns/desk/find-orders.ts';
import { listRecentReturns, type RecentReturn } from '#domains/orders/returns/desk/list-returns.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../orders/order-number.ts';
import { FindForm } from './find-form.tsx';

type Props = { searchParams: Promise<ListParams> };

const ROW = 'flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3 hover:bg-neutral-3';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns'))('title') };
}

/** The desk: find the order of what somebody brings, from whichever channel it came. */
export default async function ReturnsPage({ searchParams }: Props) {
  const [t, { ctx, prefs }, { q }] = await Promise.all([
    getTranslations('returns'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'order.return')) return <EmptyState kind="no-permission" />;
  const text = String(Array.isArray(q) ? (q[0] ?? '') : (q ?? '')).trim();
  const [found, recent] = await Promise.all([
    text === '' ? [] : findOrders(ctx, text),
    text === '' ? listRecentReturns(ctx) : [],
  ]);
  const claims = can(ctx.actor, 'order.read') ? (
    <LinkButton href="/returns/claims">{t('claims.open')}</LinkButton>
  ) : null;
  const without = can(ctx.actor, 'return.unreceipted') ? (
    <LinkButton href="/returns/without-order">{t('withoutOrder')}</LinkButton>
  ) : null;
  return (
    <div className="mx-auto max-w-3xl">
      <RefreshOn topics={['order']} />
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <>
            {claims}
            {without}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <FindForm key={text} />
        {text === '' ? (
          <Panel title={t('recent.title')}>
            <Recent rows={recent} now={ctx.now} prefs={prefs} />
          </Panel>
        ) : found.length === 0 ? (
          <EmptyState
            kind="no-match"
            title={t('find.noneTitle', { text: `\u2068${text}\u2069` })}
            hint={t('find.noneHint')}
            action={without}
          />
        ) : (
          <Panel title={t('find.found')}>
            <Found rows={found} now={ctx.now} prefs={prefs} />
          </Panel>
        )}
      </div>
    </div>
  );
}

async function Found({ rows, now, prefs }: { rows: readonly FoundOrder[]; now: Date; prefs: Prefs }) {
  const t = await getTranslations('returns');
  return (
    <ul className="-my-3 divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={asRoute(`/returns/${row.id}`)} prefetch={false} className={ROW}>
            <span className="min-w-0">
              <span className="block font-medium">
                {t('order', { number: orderNumber(row.number, prefs) })}
                {row.customerName ? (
                  <>
                    {' · '}
                    <UserText>{row.customerName}</UserText>
                  </>
                ) : null}
              </span>
              <span className="block text-sm text-quiet">
                <UserText>{row.channelName}</UserText> ·{' '}
                <TimeAgo at={new Date(row.placedAt)} now={now} prefs={prefs} />
                {row.externalNumber ? (
                  <>
                    {' · '}
                    <Ltr>{row.externalNumber}</Ltr>
                  </>
                ) : null}
              </span>
            </span>
            <span className="flex flex-wrap items-center gap-3">
              <Badge tone={row.returnable > 0 ? 'info' : 'neutral'}>
                {row.returnable > 0 ? t('find.left', { count: row.returnable }) : t('find.nothingLeft')}
              </Badge>
              <Money amountMinor={row.totalMinor} currency={row.currency} prefs={prefs} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

async function Recent({ rows, now, prefs }: { rows: readonly RecentReturn[]; now: Date; prefs: Prefs }) {
  const t = await getTranslations('returns');
  if (rows.length === 0) {
    return <EmptyState kind="nothing-yet" title={t('recent.noneTitle')} hint={t('recent.noneHint')} />;
  }
  return (
    <ul className="-my-3 divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={asRoute(`/returns/slip/${row.id}`)} prefetch={false} className={ROW}>
            <span className="min-w-0">
              <span className="block font-medium">
                {t('number', { number: orderNumber(row.number, prefs) })}{' '}
                {row.isExchange ? <Badge tone="accent">{t('exchangeMark')}</Badge> : null}
              </span>
              <span className="block text-sm text-quiet">
                {row.orderNumber === null
                  ? t('withoutOrder')
                  : t('order', { number: orderNumber(row.orderNumber, prefs) })}
                {row.locationName ? (
                  <>
                    {' · '}
                    <UserText>{row.locationName}</UserText>
                  </>
                ) : null}
                {' · '}
                <TimeAgo at={new Date(row.at)} now={now} prefs={prefs} />
              </span>
            </span>
            <span className="flex items-center gap-3">
              <span className="text-sm text-quiet">{t('units', { count: row.units })}</span>
              <Money amountMinor={row.worthMinor} currency={row.currency} prefs={prefs} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
