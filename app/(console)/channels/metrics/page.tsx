import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { metricKeys } from '#domains/analytics/board/compute-metrics.ts';
import { METRICS, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import { can } from '#domains/team/can.ts';
import { ChannelNav } from '../channel-nav.tsx';
import { hasKey } from '../metric-value.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board.definitions'))('title') };
}

/** What every figure of the boards means, how it is reckoned, from which rows, and what to mind. */
export default async function MetricsPage() {
  const [t, { ctx }] = await Promise.all([getTranslations('board.definitions'), requireSession()]);
  if (!can(ctx.actor, 'channel.figures')) return <EmptyState kind="no-permission" />;
  return (
    <>
      <PageHeader title={t('title')} answers={t('answers')} />
      <ChannelNav here="metrics" />
      <dl className="grid gap-3 lg:grid-cols-2">
        {metricKeys(can(ctx.actor, 'cost.read')).map((metric) => (
          <MetricEntry key={metric} metric={metric} />
        ))}
      </dl>
    </>
  );
}

function MetricEntry({ metric }: { metric: MetricKey }) {
  const t = useTranslations('metrics');
  const tTerm = useTranslations('board.definitions');
  const { unit, rows } = METRICS[metric];
  const caveat = `${metric}.caveat`;
  return (
    <div id={metric} className="scroll-mt-16 rounded-md border border-line bg-surface p-4">
      <dt className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{t(`${metric}.name`)}</span>
        <span className="text-sm text-quiet">{t(`unitNames.${unit}`)}</span>
      </dt>
      <dd className="mt-1">{t(`${metric}.words`)}</dd>
      <dd className="mt-2 text-sm" dir="auto">
        <span className="text-quiet">{tTerm('formula')} </span>
        {t(`${metric}.formula`)}
      </dd>
      <dd className="mt-1 text-sm">
        <span className="text-quiet">{tTerm('rows')} </span>
        {t(`sources.${rows}`)}
      </dd>
      {hasKey(t, caveat) ? (
        <dd className="mt-1 text-sm">
          <span className="text-quiet">{t('caveatTitle')} </span>
          {t(caveat)}
        </dd>
      ) : null}
    </div>
  );
}
