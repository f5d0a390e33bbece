import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import { getActivity } from '#domains/analytics/activity/list-activity.ts';
import { can } from '#domains/team/can.ts';
import { asSubject, asVerb, subjectHref, verbKey } from '../activity-words.ts';
import { compareValues } from '../compare-values.ts';
import { ChangeTable } from './change-table.tsx';

type Props = { params: Promise<{ activityId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('title') };
}

/** One line of the log: who did what to which thing, and what it changed. */
export default async function ActivityItemPage({ params }: Props) {
  const [t, { ctx, prefs }, { activityId }] = await Promise.all([
    getTranslations('activity'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'audit.read')) return <EmptyState kind="no-permission" />;
  const item = /^\d{1,15}$/.test(activityId) ? await getActivity(ctx, Number(activityId)) : undefined;
  if (!item) notFound();
  const verb = asVerb(item.verb);
  const subject = asSubject(item.subjectKind);
  const href = subjectHref(item.subjectKind, item.subjectId);
  const history = `/activity?id=${encodeURIComponent(item.subjectId ?? '')}&subject=${item.subjectKind}`;
  const stats = [
    { name: t('column.at'), value: <Time at={item.at} prefs={prefs} /> },
    { name: t('column.who'), value: <UserText>{item.actorName}</UserText> },
    { name: t('actorKind'), value: t(`actor.${item.actorKind}`) },
    { name: t('column.subject'), value: subject ? t(`subject.${subject}`) : item.subjectKind },
    { name: t('column.id'), value: <Ltr className="text-sm break-all">{item.subjectId ?? '–'}</Ltr> },
    { name: t('command'), value: <Ltr className="text-sm break-all">{item.commandId}</Ltr> },
  ];
  return (
    <>
      <PageHeader
        title={verb ? t(`verb.${verbKey(verb)}`) : item.verb}
        action={
          <>
            {item.subjectId ? <LinkButton href={history}>{t('history')}</LinkButton> : null}
            {href ? <LinkButton href={href}>{t('open')}</LinkButton> : null}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title={t('changes')}>
            <ChangeTable
              changes={compareValues(item.before, item.after)}
              isCompared={item.before !== null || item.after !== null}
            />
          </Panel>
          <Panel title={t('column.summary')}>
            <pre dir="ltr" className="font-mono text-sm break-all whitespace-pre-wrap">
              {JSON.stringify(item.summary, null, 2)}
            </pre>
          </Panel>
        </div>
        <div className="max-lg:order-first">
          <Panel title={t('facts')}>
            <StatRow stats={stats} />
          </Panel>
        </div>
      </div>
    </>
  );
}
