import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Money } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listChannels } from '#domains/channels/list-channels.ts';
import { MARKED_WAYS } from '#domains/customers/consents/list-contact-marks.ts';
import {
  AGES,
  type CartSum,
  listOpenCarts,
  REACHED,
  readCartFilter,
} from '#domains/marketing/carts/list-open-carts.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { isUnfiltered } from '#lib/list-filter.ts';
import { CartCards } from './cart-cards.tsx';
import { CartTable } from './cart-table.tsx';

type Props = { searchParams: Promise<ListParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('carts'))('title') };
}

/** Carts that were filled and not ordered: whose they are, what is in them, and how their buyers may be reminded. */
export default async function CartsPage({ searchParams }: Props) {
  const [t, { ctx, prefs }, params] = await Promise.all([
    getTranslations('carts'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'customer.read')) return <EmptyState kind="no-permission" />;
  const filter = readCartFilter(params);
  const [page, filters] = await Promise.all([
    listOpenCarts(ctx, filter),
    listChannels(ctx).then((channels) => listFilters(channels)),
  ]);
  const location = { pathname: '/customers/carts', params };
  const told = { rows: page.rows, now: ctx.now, prefs };
  return (
    <>
      <RefreshOn topics={['customer', 'order']} />
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={<LinkButton href="/customers">{t('customers')}</LinkButton>}
      />
      <FilterBar filters={filters} />
      <CartSums sums={page.sums} prefs={prefs} />
      {page.rows.length > 0 ? (
        <>
          <div className="md:hidden print:hidden">
            <CartCards {...told} />
          </div>
          <div className="max-md:hidden print:block!">
            <CartTable {...told} location={location} />
          </div>
        </>
      ) : isUnfiltered(filter) ? (
        <EmptyState kind="nothing-yet" title={t('emptyTitle')} hint={t('emptyHint')} />
      ) : (
        <EmptyState
          kind="no-match"
          action={<LinkButton href="/customers/carts">{t('showAll')}</LinkButton>}
        />
      )}
      <Pager location={location} after={page.after} before={page.before} />
    </>
  );
}

async function listFilters(channels: readonly { id: string; name: string }[]) {
  const [t, tWay] = await Promise.all([getTranslations('carts'), getTranslations('customers.consent.way')]);
  return [
    {
      key: 'channel',
      label: t('column.channel'),
      options: channels.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'who',
      label: t('column.who'),
      choose: 'one' as const,
      options: (['known', 'anonymous'] as const).map((value) => ({ value, label: t(`who.${value}`) })),
    },
    {
      key: 'age',
      label: t('column.age'),
      choose: 'one' as const,
      options: AGES.map((value) => ({ value, label: t(`age.${value}`) })),
    },
    {
      key: 'reached',
      label: t('column.reached'),
      options: REACHED.map((value) => ({ value, label: t(`reached.${value}`) })),
    },
    {
      key: 'way',
      label: t('column.may'),
      options: MARKED_WAYS.map((value) => ({ value, label: tWay(value) })),
    },
  ];
}

/** How many carts wait, and for how much; currencies are never added up. */
async function CartSums({ sums, prefs }: { sums: readonly CartSum[]; prefs: Prefs }) {
  const t = await getTranslations('carts');
  if (sums.length === 0) return null;
  return (
    <p className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-quiet">
      {sums.map(({ currency, carts, valueMinor }) => (
        <span key={currency}>
          {t('count', { count: carts })} ·{' '}
          <Money amountMinor={valueMinor} currency={currency} prefs={prefs} />
        </span>
      ))}
    </p>
  );
}
