import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ChannelRow } from '#domains/channels/list-channels.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ChannelState } from './channel-state.tsx';

/** Whether each channel's messages flow: the last one, those that wait, those that need a person. */
export function ChannelStates({
  channels,
  now,
  prefs,
}: {
  channels: readonly ChannelRow[];
  now: Date;
  prefs: Prefs;
}) {
  const t = useTranslations('channels.state');
  return (
    <Panel title={t('title')}>
      <ul className="grid grid-cols-1 gap-x-8 md:grid-cols-2">
        {channels.map((channel) => (
          <li
            key={channel.id}
            className="relative flex min-h-11 flex-wrap items-center gap-x-3 border-b border-line py-1.5"
          >
            <Link
              href={asRoute(`/channels/${channel.id}`)}
              className="min-w-0 grow after:absolute after:inset-0 hover:underline"
            >
              <ChannelMark kind={channel.kind}>{channel.name}</ChannelMark>
            </Link>
            <span className="text-sm text-quiet">
              {channel.lastInboundAt ? (
                <TimeAgo at={channel.lastInboundAt} now={now} prefs={prefs} />
              ) : channel.connector === 'manual' ? (
                t('manual')
              ) : (
                t('never')
              )}
            </span>
            <ChannelState channel={channel} now={now} prefs={prefs} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
