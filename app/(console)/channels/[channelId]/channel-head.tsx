import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { ViewTabs } from '#components/table/view-tabs.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import type { ChannelRow } from '#domains/channels/list-channels.ts';
import type { Actor } from '#domains/context.ts';
import { can, type Verb } from '#domains/team/can.ts';

const TABS = { figures: '', messages: '/messages', costs: '/costs', settings: '/settings' } as const;
const NEEDS: Record<keyof typeof TABS, Verb> = {
  figures: 'channel.read',
  messages: 'inbox.read',
  costs: 'cost.read',
  settings: 'channel.write',
};

/** The head of every page of a channel: its name, and the way to its other pages as far as the reader may see them. */
export function ChannelHead({
  channel,
  actor,
  tab,
  action,
}: {
  channel: ChannelRow;
  actor: Actor;
  tab: keyof typeof TABS;
  action?: ReactNode;
}) {
  const t = useTranslations('channels.tab');
  // Whoever may not see figures still sees how the channel stands.
  const first = can(actor, 'channel.figures') ? 'figures' : 'state';
  const shown = (Object.keys(TABS) as (keyof typeof TABS)[]).filter((key) => can(actor, NEEDS[key]));
  return (
    <>
      <RefreshOn topics={['order', 'channel', 'cost', 'inbox']} />
      <PageHeader
        title={<ChannelMark kind={channel.kind}>{channel.name}</ChannelMark>}
        answers={t(`answers.${tab === 'figures' ? first : tab}`)}
        action={action}
      />
      <ViewTabs
        views={shown.map((key) => ({
          id: key,
          name: t(key === 'figures' ? first : key),
          href: `/channels/${channel.id}${TABS[key]}`,
          isCurrent: key === tab,
        }))}
      />
    </>
  );
}
