import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, hrefWith, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listPeopleBehind, type WantedPeople } from '#domains/analytics/retention/list-people-behind.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { isId } from '#lib/ids.ts';
import { dayIn, isDay } from '#lib/time.ts';
import { ChannelNav } from '../../channel-nav.tsx';
import { PeopleTable } from './people-table.tsx';

type Props = { searchParams: Promise<ListParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention.people'))('title') };
}

/** The people that a figure of retention counts, with what all of them come to. */
export default async function PeoplePage({ searchParams }: Props) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('retention.people'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  const wanted = readWanted(params, dayIn(business.timeZone, ctx.now));
  const isAllowed =
    can(actor, 'channel.figures') &&
    can(actor, 'customer.read') &&
    (wanted?.rows === 'cohort' || wanted?.rows === 'stayed' || can(actor, 'prediction.read'));
  if (!isAllowed) return <EmptyState kind="no-permission" />;
  const back = <LinkButton href="/channels/retention">{t('back')}</LinkButton>;
  if (!wanted) return <EmptyState kind="no-match" action={back} />;
  const [page, channels] = await Promise.all([listPeopleBehind(ctx, wanted), listChannels(ctx)]);
  const channel = channels.find(({ id }) => id === wanted.channelId)?.name ?? t('allChannels');
  const location = { pathname: '/channels/retention/people', params };
  return (
    <>
      <PageHeader
        title={t(`of.${wanted.rows}`)}
        answers={t(`which.${wanted.rows}`, { channel, ...daysOf(wanted, prefs) })}
        action={back}
      />
      <ChannelNav here="retention" />
      <PeopleTable
        page={page}
        isEver={wanted.rows === 'low' || wanted.rows === 'late'}
        location={location}
        currency={business.reportingCurrency}
        prefs={prefs}
      />
      {page.next ? (
        <p className="mt-3 text-end">
          <LinkButton href={hrefWith(location, { after: page.next })}>{t('more')}</LinkButton>
        </p>
      ) : null}
    </>
  );
}

function daysOf(wanted: WantedPeople, prefs: Prefs): Record<'days' | 'won' | 'next', string> {
  const show = ({ from, to }: { from: string; to: string }) =>
    `${formatBusinessDate(from, prefs)} – ${formatBusinessDate(to, prefs)}`;
  return {
    days: 'days' in wanted ? show(wanted.days) : '',
    won: 'won' in wanted ? show(wanted.won) : '',
    next: 'next' in wanted ? show(wanted.next) : '',
  };
}

/** What the address asks for; null where it asks for nothing that can be listed. */
function readWanted(params: ListParams, today: string): WantedPeople | null {
  const one = (name: string) => firstValueOf(params[name]) ?? '';
  const period = (from: string, to: string) => {
    const days = { from: one(from), to: one(to) };
    return isDay(days.from) && isDay(days.to) && days.from <= days.to ? days : null;
  };
  const channelId = isId(one('channel')) ? one('channel') : null;
  const place = { channelId, after: one('after') };
  const rows = one('rows');
  if (rows === 'low' || rows === 'late') return { ...place, rows, today };
  const days = period('from', 'to');
  const won = period('won-from', 'won-to');
  const next = period('next-from', 'next-to');
  if (rows === 'cohort' && days && won) return { ...place, rows, days, won };
  if (rows === 'stayed' && days && next) return { ...place, rows, days, next };
  return null;
}
