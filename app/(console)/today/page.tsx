import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listOpenAlerts } from '#domains/alerts/list-alerts.ts';
import { listMyFindings } from '#domains/analytics/effort/walks/list-findings.ts';
import { todaySales } from '#domains/analytics/today-sales.ts';
import { todayWork } from '#domains/analytics/today-work.ts';
import { listMyTasks } from '#domains/customers/tasks/list-tasks.ts';
import { can } from '#domains/team/can.ts';
import { formatDay } from '#lib/format/format-date.ts';
import { AlertNotes } from './alert-notes.tsx';
import { MyFindings } from './my-findings.tsx';
import { MyTasks } from './my-tasks.tsx';
import { SalesSoFar } from './sales-so-far.tsx';
import { WorkList } from './work-list.tsx';

const TOPICS = ['alert', 'customer', 'order', 'stock', 'inbox', 'channel', 'cost', 'parity'];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('today');
  return { title: t('title') };
}

/** What needs a person now, and how the day goes. */
export default async function TodayPage() {
  const [t, { ctx, prefs, user, business }] = await Promise.all([getTranslations('today'), requireSession()]);
  if (!can(ctx.actor, 'today.read')) return <EmptyState kind="no-permission" />;
  const [alerts, work, tasks, findings, sales] = await Promise.all([
    can(ctx.actor, 'alert.read') ? listOpenAlerts(ctx) : [],
    todayWork(ctx),
    can(ctx.actor, 'customer.read') ? listMyTasks(ctx) : [],
    can(ctx.actor, 'walk.read') ? listMyFindings(ctx) : [],
    can(ctx.actor, 'figures.read') ? todaySales(ctx) : null,
  ]);
  return (
    <>
      <RefreshOn topics={TOPICS} />
      <PageHeader
        title={t('greeting', { name: user.name })}
        answers={`${formatDay(ctx.now, prefs)} · ${t('answers')}`}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <AlertNotes alerts={alerts} reader={{ prefs, currency: business.reportingCurrency }} />
          <MyTasks tasks={tasks} prefs={prefs} />
          <MyFindings findings={findings} mayWrite={can(ctx.actor, 'walk.write')} prefs={prefs} />
          <WorkList work={work} prefs={prefs} />
        </div>
        {sales ? <SalesSoFar sales={sales} prefs={prefs} /> : null}
      </div>
    </>
  );
}
