import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { readAnswering } from '#domains/channels/answering/read-answering.ts';
import { listLocations } from '#domains/fulfilment/list-locations.ts';
import { can } from '#domains/team/can.ts';
import { publicUrl } from '#lib/mail/public-url.ts';
import { isServing } from '../../channel-choices.ts';
import { ChannelHead } from '../channel-head.tsx';
import { loadChannel } from '../load-channel.ts';
import { ActiveSwitch } from './active-switch.tsx';
import { AnsweringForm } from './answering-form.tsx';
import { EditForm } from './edit-form.tsx';
import { SecretForm } from './secret-form.tsx';

type Props = { params: Promise<{ channelId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { channel }] = await Promise.all([
    getTranslations('channels.tab'),
    loadChannel((await params).channelId),
  ]);
  return { title: `${t('settings')} · ${channel?.name ?? ''}` };
}

/** What a channel is, who serves it, where it sends its messages and with which secret, and switching it off. */
export default async function ChannelSettingsPage({ params }: Props) {
  const [t, { ctx, business }, { channelId }] = await Promise.all([
    getTranslations('channels.form'),
    requireSession(),
    params,
  ]);
  const { channel } = await loadChannel(channelId);
  if (!channel || !can(ctx.actor, 'channel.write')) return <EmptyState kind="no-permission" />;
  const [locations, answering] = await Promise.all([listLocations(ctx), readAnswering(ctx, channel.id)]);
  const serving = locations
    .filter((place) => isServing(place) || channel.locationIds.includes(place.id))
    .map(({ id, name, code }) => ({ id, name, code }));
  return (
    <>
      <ChannelHead channel={channel} actor={ctx.actor} tab="settings" />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t('what')}>
          <EditForm
            channelId={channel.id}
            facts={channel}
            locations={serving}
            businessZone={business.timeZone}
            zones={['UTC', ...Intl.supportedValuesOf('timeZone')]}
          />
        </Panel>
        <div className="flex flex-col gap-4">
          {channel.connector === 'manual' ? null : (
            <Panel title={t('messages')}>
              <SecretForm
                channelId={channel.id}
                address={publicUrl(`/api/webhooks/${channel.slug}`)}
                hasSecret={channel.hasSecret}
              />
            </Panel>
          )}
          <Panel title={t('answering.title')}>
            <AnsweringForm channelId={channel.id} answering={answering} />
          </Panel>
          <Panel title={t('active')}>
            <ActiveSwitch channelId={channel.id} isActive={channel.isActive} />
          </Panel>
        </div>
      </div>
    </>
  );
}
