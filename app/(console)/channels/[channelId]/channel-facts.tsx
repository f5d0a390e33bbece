import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, TimeAgo } from '#components/ui/figures.tsx';
import type { ChannelRow } from '#domains/channels/list-channels.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { directionOf, type Prefs } from '#lib/format/prefs.ts';
import { ChannelState } from '../channel-state.tsx';

type Props = { channel: ChannelRow; locationNames: readonly string[]; now: Date; prefs: Prefs };

/** How a channel stands: its state, its last message, what waits and for how long, who serves it and what is kept back. */
export function ChannelFacts({ channel, locationNames, now, prefs }: Props) {
  const t = useTranslations('channels');
  const comma = directionOf(prefs.locale) === 'rtl' ? '، ' : ', ';
  const noMessage = t(channel.connector === 'manual' ? 'state.manual' : 'state.never');
  const last = channel.lastInboundAt;
  const facts: { name: string; value: ReactNode }[] = [
    { name: t('facts.state'), value: <ChannelState channel={channel} now={now} prefs={prefs} /> },
    { name: t('facts.lastMessage'), value: last ? <TimeAgo at={last} now={now} prefs={prefs} /> : noMessage },
    { name: t('facts.waiting'), value: <Waiting channel={channel} now={now} prefs={prefs} /> },
    { name: t('facts.connector'), value: t(`connector.${asConnector(channel.connector)}`) },
    { name: t('facts.currency'), value: <Ltr>{channel.currency}</Ltr> },
    {
      name: t('facts.locations'),
      value:
        locationNames.length > 0 ? <UserText>{locationNames.join(comma)}</UserText> : t('facts.allLocations'),
    },
    { name: t('facts.buffer'), value: <Count value={channel.buffer} prefs={prefs} /> },
  ];
  if (channel.refused > 0) {
    facts.push({ name: t('facts.refused'), value: <Count value={channel.refused} prefs={prefs} /> });
  }
  return (
    <dl className="mb-4 grid grid-cols-2 gap-x-6 gap-y-3 rounded-md border border-line bg-surface px-4 py-3 sm:grid-cols-4 xl:grid-cols-7">
      {facts.map(({ name, value }) => (
        <div key={name} className="min-w-0">
          <dt className="text-sm text-quiet">{name}</dt>
          <dd className="line-clamp-2">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Waiting({ channel, now, prefs }: Omit<Props, 'locationNames'>) {
  const t = useTranslations('channels.facts');
  const since = channel.oldestPendingAt;
  return (
    <>
      <Count value={channel.pending} prefs={prefs} />
      {since ? (
        <>
          {' · '}
          <bdi>{t('seconds', { seconds: formatNumber(secondsSince(since, now), prefs) })}</bdi>
        </>
      ) : null}
    </>
  );
}

const CONNECTORS = ['manual', 'pishkhan', 'shopify', 'woocommerce', 'demo'] as const;

/** A connector as the database writes it; whatever is unknown here is entered by hand. */
function asConnector(key: string): (typeof CONNECTORS)[number] {
  return CONNECTORS.find((known) => known === key) ?? 'manual';
}

function secondsSince(then: Date, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
}
