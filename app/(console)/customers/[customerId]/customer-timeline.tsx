import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DateFilter } from '#components/table/date-filter.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { firstValueOf, hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { buttonLook } from '#components/ui/button.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Money, TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { TIMELINE_KINDS, type Timeline, type TimelineEntry } from '#domains/customers/list-timeline.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { StatusBadge } from '../../orders/status-badge.tsx';

/** What of the address narrows the story. */
const NARROWING = ['kind', 'channel', 'from', 'to'];

type Told = { now: Date; prefs: Prefs };

/** Everything that happened between the person and all channels, newest first, page by page. */
export function CustomerTimeline({
  timeline,
  channels,
  location,
  now,
  prefs,
}: Told & {
  timeline: Timeline;
  channels: readonly { value: string; label: string }[];
  location: ListLocation;
}) {
  const t = useTranslations('customers.story');
  const { entries, after } = timeline;
  const isFirst = firstValueOf(location.params.after) === undefined;
  const isNarrowed = NARROWING.some((key) => firstValueOf(location.params[key]) !== undefined);
  const kinds = TIMELINE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }));
  return (
    <div id="story" className="scroll-mt-16">
      <Panel title={t('title')}>
        <FilterBar
          filters={[
            { key: 'kind', label: t('kinds'), options: kinds },
            ...(channels.length > 1 ? [{ key: 'channel', label: t('channels'), options: channels }] : []),
          ]}
          end={<DateFilter label={t('days')} />}
        />
        {entries.length === 0 ? (
          <p className="text-quiet">{t(isNarrowed || !isFirst ? 'noMatch' : 'nothing')}</p>
        ) : null}
        <ol className="flex flex-col">
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} now={now} prefs={prefs} />
          ))}
        </ol>
        <nav aria-label={t('title')} data-no-print className="flex justify-between gap-2">
          {isFirst ? <span /> : <Turn location={location} after={null} label={t('newest')} />}
          {after ? <Turn location={location} after={after} label={t('older')} /> : null}
        </nav>
      </Panel>
    </div>
  );
}

function Turn({ location, after, label }: { location: ListLocation; after: string | null; label: string }) {
  return (
    <Link
      href={asRoute(`${hrefWith(location, { after })}#story`)}
      prefetch={false}
      className={buttonLook({ size: 'small' })}
    >
      {label}
    </Link>
  );
}

function Entry({ entry, now, prefs }: Told & { entry: TimelineEntry }) {
  const isOurs = entry.kind === 'order' || entry.kind === 'return';
  return (
    <li className="flex gap-3 pb-4">
      <span
        aria-hidden
        className={`mt-2 size-2 shrink-0 rounded-full ${isOurs ? 'bg-accent' : 'border border-neutral-8'}`}
      />
      <div className="min-w-0 flex-1">
        <Summary entry={entry} prefs={prefs} />
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-quiet">
          <TimeAgo at={new Date(entry.at)} now={now} prefs={prefs} />
          {entry.channel ? <ChannelMark kind={entry.channel.kind}>{entry.channel.name}</ChannelMark> : null}
          {entry.source ? <Source source={entry.source} /> : null}
        </p>
      </div>
    </li>
  );
}

/** One line: what happened, to which order, about what. */
function Summary({ entry, prefs }: { entry: TimelineEntry; prefs: Prefs }) {
  const t = useTranslations('customers.story');
  const tOrder = useTranslations('customers.orders');
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>{t(`happened.${deedOf(entry)}`)}</span>
      {entry.orderId && entry.orderNumber !== null ? (
        <Link href={asRoute(`/orders/${entry.orderId}`)} className="text-accent hover:underline">
          {tOrder('number', { number: orderNumber(entry.orderNumber, prefs) })}
        </Link>
      ) : null}
      {entry.units ? <span className="text-quiet">{tOrder('units', { count: entry.units })}</span> : null}
      {entry.amountMinor !== null && entry.currency ? (
        <Money amountMinor={entry.amountMinor} currency={entry.currency} prefs={prefs} />
      ) : null}
      {entry.status ? <StatusBadge status={entry.status} /> : null}
      {entry.about ? (
        <UserText className="min-w-0 max-w-full truncate text-quiet">{entry.about}</UserText>
      ) : null}
    </p>
  );
}

function deedOf({ kind, isFromUs }: TimelineEntry) {
  if (!isFromUs) return kind;
  return kind === 'call' ? 'weCalled' : 'weWrote';
}

/** Which website or partner told of it; whose word it is, where it is not our own. */
function Source({ source }: { source: NonNullable<TimelineEntry['source']> }) {
  const t = useTranslations('customers.story.party');
  return (
    <span className="flex items-center gap-1">
      <UserText>{source.name}</UserText>
      {source.party === 'first' ? null : <Badge>{t(source.party)}</Badge>}
    </span>
  );
}
