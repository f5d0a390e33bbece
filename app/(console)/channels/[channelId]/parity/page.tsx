import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { readParitySettings } from '#domains/parity/settings/read-settings.ts';
import { can } from '#domains/team/can.ts';
import { PromotionForm } from './promotion-form.tsx';
import { PromotionList } from './promotion-list.tsx';
import { RulesForm } from './rules-form.tsx';
import { SourceForm } from './source-form.tsx';
import { SourceState } from './source-state.tsx';

type Props = { params: Promise<{ channelId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parity.settings'))('title') };
}

/** How one channel is watched: what may differ, what runs there, and from where its listings are read. */
export default async function ParitySettingsPage({ params }: Props) {
  const [t, { ctx, prefs }, { channelId }] = await Promise.all([
    getTranslations('parity.settings'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'parity.read')) return <EmptyState kind="no-permission" />;
  const settings = (await readParitySettings(ctx, channelId)) ?? notFound();
  const maySet = can(ctx.actor, 'parity.settings');
  const mayDecide = can(ctx.actor, 'parity.decide');
  const { currency } = settings;
  return (
    <>
      <PageHeader
        title={`${t('title')} · ${settings.channelName}`}
        answers={t('answers')}
        action={<LinkButton href="/channels/parity">{t('back')}</LinkButton>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t('rules.title')}>
          {settings.hasOwnRules ? null : <p className="mb-3 text-quiet">{t('rules.usual')}</p>}
          <RulesForm channelId={channelId} rules={settings.rules} currency={currency} isReadOnly={!maySet} />
        </Panel>
        <div className="flex flex-col gap-4">
          <Panel title={t('source.title')}>
            <SourceState source={settings.source} now={ctx.now} prefs={prefs} />
            {maySet ? (
              <SourceForm channelId={channelId} source={settings.source} connector={settings.connector} />
            ) : null}
          </Panel>
          <Panel title={t('promotion.title')}>
            <PromotionList
              promotions={settings.promotions}
              currency={currency}
              mayEnd={mayDecide}
              prefs={prefs}
            />
            {mayDecide ? <PromotionForm channelId={channelId} currency={currency} /> : null}
          </Panel>
        </div>
      </div>
    </>
  );
}
