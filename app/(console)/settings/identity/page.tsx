import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { getIdentitySettings } from '#domains/customers/linking/get-identity-settings.ts';
import { can } from '#domains/team/can.ts';
import { BlockedValues } from './blocked-values.tsx';
import { RulesForm } from './rules-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.identity'))('name') };
}

/** By what customers are recognised, and what recognises nobody. */
export default async function IdentityPage() {
  const [t, tPlace, { ctx }] = await Promise.all([
    getTranslations('identity.settings'),
    getTranslations('settings.place.identity'),
    requireSession(),
  ]);
  if (!can(ctx.actor, 'settings.read')) return <EmptyState kind="no-permission" />;
  const { rules, blocked } = await getIdentitySettings(ctx);
  const mayWrite = can(ctx.actor, 'settings.write');
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <RefreshOn topics={['settings']} />
      <PageHeader title={tPlace('name')} answers={tPlace('answers')} />
      <Panel title={t('rules')}>
        <RulesForm key={JSON.stringify(rules)} rules={rules} mayWrite={mayWrite} />
      </Panel>
      <Panel title={t('blocked')}>
        <BlockedValues blocked={blocked} mayWrite={mayWrite} />
      </Panel>
    </div>
  );
}
