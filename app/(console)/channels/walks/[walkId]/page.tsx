import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { getWalk, listWalkers } from '#domains/analytics/effort/walks/list-walks.ts';
import { can } from '#domains/team/can.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { FindingList } from '../finding-list.tsx';
import { StepForm } from './step-form.tsx';

type Props = { params: Promise<{ walkId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('effort.walk'))('title') };
}

/** One test purchase, step by step, with what it found. */
export default async function WalkPage({ params }: Props) {
  const [t, { ctx, prefs }, { walkId }] = await Promise.all([
    getTranslations('effort.walk'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'walk.read')) return <EmptyState kind="no-permission" />;
  const walk = (await getWalk(ctx, walkId)) ?? notFound();
  const mayWrite = can(ctx.actor, 'walk.write');
  const colleagues = mayWrite ? await listWalkers(ctx) : [];
  return (
    <>
      <PageHeader
        title={
          <>
            {t('one')} · <UserText>{walk.channelName}</UserText>
          </>
        }
        answers={t('of', { day: formatBusinessDate(walk.walkedOn, prefs), name: walk.walkedBy })}
        action={<LinkButton href="/channels/walks">{t('walks')}</LinkButton>}
      />
      <div className="flex flex-col gap-6">
        {walk.findings.length > 0 ? (
          <Panel title={t('findings')}>
            <FindingList findings={walk.findings} mayWrite={mayWrite} prefs={prefs} />
          </Panel>
        ) : null}
        <ol aria-label={t('steps')} className="flex flex-col gap-3">
          {walk.steps.map((step) => (
            <li key={step.position} className="rounded-md border border-line bg-surface p-4">
              <h2 className="font-medium">
                <UserText>{step.title}</UserText>
              </h2>
              {step.look ? (
                <p className="text-sm text-quiet">
                  <UserText>{step.look}</UserText>
                </p>
              ) : null}
              <StepForm walkId={walk.id} step={step} mayWrite={mayWrite} colleagues={colleagues} />
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
