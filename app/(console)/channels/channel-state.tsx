import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Count } from '#components/ui/figures.tsx';
import type { ChannelRow } from '#domains/channels/list-channels.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const LAG_MS = 60_000;

/** Whether a channel's messages flow, in a word: off, in need of a person, lagging, or fine. */
export function ChannelState({ channel, now, prefs }: { channel: ChannelRow; now: Date; prefs: Prefs }) {
  const t = useTranslations('channels.state');
  if (!channel.isActive) return <Badge tone="neutral">{t('off')}</Badge>;
  if (channel.attention > 0) {
    return (
      <Badge tone="warn">
        <Count value={channel.attention} prefs={prefs} /> {t('attention')}
      </Badge>
    );
  }
  const isLagging =
    channel.oldestPendingAt !== null && now.getTime() - channel.oldestPendingAt.getTime() > LAG_MS;
  if (isLagging) return <Badge tone="bad">{t('lagging')}</Badge>;
  return <Badge tone="ok">{t('fine')}</Badge>;
}
