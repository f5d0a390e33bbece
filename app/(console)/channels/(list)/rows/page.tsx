import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession, type Session } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { channelPostings, sumChannelPostings } from '#domains/analytics/board/channel-postings.ts';
import { listAnswerWaits } from '#domains/analytics/board/list-answer-waits.ts';
import { listCreditedOrders } from '#domains/analytics/board/list-credited-orders.ts';
import { listFigureRows, ORDER_ROWS } from '#domains/analytics/board/list-figure-rows.ts';
import { listVisitDays } from '#domains/analytics/board/list-visit-days.ts';
import { sumFigureRows } from '#domains/analytics/board/sum-figure-rows.ts';
import type { Period } from '#domains/analytics/period.ts';
import { readPeriod } from '#domains/analytics/read-period.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { isId } from '#lib/ids.ts';
import { dayIn } from '#lib/time.ts';
import { PostingTable } from '../../[channelId]/posting-table.tsx';
import { ChannelNav } from '../../channel-nav.tsx';
import { AnswerRows } from './answer-rows.tsx';
import { CreditRows } from './credit-rows.tsx';
import { OrderRows } from './order-rows.tsx';
import { VisitRows } from './visit-rows.tsx';

type Props = { searchParams: Promise<ListParams> };

const KINDS = ['postings', 'visits', 'answers', 'creditedLast', 'creditedFirst', ...ORDER_ROWS] as const;
const CURSOR = /^\d{4}-\d{2}-\d{2}_\d{1,15}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board.rows'))('title') };
}

/** The rows that a figure of the board is reckoned from, with what all of them come to. */
export default async function RowsPage({ searchParams }: Props) {
  const [t, session, params] = await Promise.all([
    getTranslations('board.rows'),
    requireSession(),
    searchParams,
  ]);
  const { ctx, prefs, business } = session;
  if (!can(ctx.actor, 'channel.figures')) return <EmptyState kind="no-permission" />;
  const asked = (name: string) => firstValueOf(params[name]);
  const kind = KINDS.find((one) => one === asked('rows')) ?? 'postings';
  const { period } = readPeriod(
    { from: asked('from'), to: asked('to') },
    dayIn(business.timeZone, ctx.now),
    prefs.calendar,
  );
  const channels = await listChannels(ctx);
  const nameOf = (id: string | undefined) => channels.find((channel) => channel.id === id)?.name;
  const days = `${formatBusinessDate(period.from, prefs)} – ${formatBusinessDate(period.to, prefs)}`;
  const first = asked('first');
  const channel = nameOf(asked('channel')) ?? t('allChannels');
  return (
    <>
      <PageHeader
        title={t(`of.${kind}`)}
        answers={
          kind === 'path'
            ? t('wonBy', { channel, days, first: nameOf(first) ?? t('nobody') })
            : `${channel} · ${days}`
        }
      />
      <ChannelNav here="board" />
      <Rows kind={kind} period={period} params={params} session={session} />
    </>
  );
}

type RowsProps = { kind: (typeof KINDS)[number]; period: Period; params: ListParams; session: Session };

async function Rows({ kind, period, params, session: { ctx, prefs, business } }: RowsProps) {
  const idOf = (name: string) => {
    const id = firstValueOf(params[name]);
    return id && isId(id) ? id : null;
  };
  const channelId = idOf('channel');
  const after = firstValueOf(params.after) ?? null;
  const location = { pathname: '/channels/rows', params };
  const currency = business.reportingCurrency;
  if (kind === 'visits') {
    return (
      <VisitRows days={await listVisitDays(ctx, { channelId, period })} location={location} prefs={prefs} />
    );
  }
  if (kind === 'answers') {
    const waits = await listAnswerWaits(ctx, { channelId, period });
    return <AnswerRows waits={waits} location={location} prefs={prefs} />;
  }
  if (kind === 'creditedLast' || kind === 'creditedFirst') {
    const model = kind === 'creditedLast' ? 'last' : 'first';
    const page = await listCreditedOrders(ctx, { model, channelId, period, after });
    const t = await getTranslations('board.rows');
    return (
      <CreditRows label={t(`of.${kind}`)} page={page} location={location} currency={currency} prefs={prefs} />
    );
  }
  if (kind === 'postings') {
    const all = sumChannelPostings(ctx, { channelId, period });
    all.catch(() => undefined);
    const page = await channelPostings(ctx, {
      channelId,
      period,
      after: after && CURSOR.test(after) ? after : null,
    });
    return (
      <PostingTable
        page={page}
        all={all}
        location={location}
        currency={currency}
        showsCosts={can(ctx.actor, 'cost.read')}
        prefs={prefs}
      />
    );
  }
  // Adding up all orders takes longer than showing the newest: it comes after them.
  const wanted = {
    rows: kind,
    channelId,
    firstChannelId: kind === 'path' ? idOf('first') : null,
    period,
  };
  const sums = sumFigureRows(ctx, wanted);
  sums.catch(() => undefined);
  const page = await listFigureRows(ctx, { ...wanted, after });
  return (
    <OrderRows kind={kind} page={page} sums={sums} location={location} currency={currency} prefs={prefs} />
  );
}
