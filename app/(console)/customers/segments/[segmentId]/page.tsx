import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { conditionsOf } from '#domains/segments/conditions.ts';
import { getSegment, type SegmentDetail } from '#domains/segments/get-segment.ts';
import { listRuleChoices } from '#domains/segments/list-rule-choices.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { SegmentBuilder } from '../segment-builder.tsx';
import { DeleteButton } from './delete-button.tsx';
import { MembersExport } from './members-export.tsx';
import { SegmentHistory } from './segment-history.tsx';
import { SegmentPersona } from './segment-persona.tsx';

type Props = { params: Promise<{ segmentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('title') };
}

/** One segment: its rule, its members, what distinguishes them, and what it was before. */
export default async function SegmentPage({ params }: Props) {
  const [t, { ctx, prefs, business }, { segmentId }] = await Promise.all([
    getTranslations('segments'),
    requireSession(),
    params,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'segment.read') || !can(actor, 'customer.read')) return <EmptyState kind="no-permission" />;
  const segment = await getSegment(ctx, segmentId);
  if (!segment) notFound();
  const products = (segment.rule ? conditionsOf(segment.rule.rule) : []).flatMap((one) =>
    one.kind === 'list' && one.fact === 'product' ? one.values : [],
  );
  const choices = await listRuleChoices(ctx, products);
  const mayWrite = can(actor, 'segment.write');
  return (
    <div className="flex flex-col gap-4">
      <RefreshOn topics={['segment']} />
      <PageHeader
        title={<UserText>{segment.name}</UserText>}
        answers={segment.description || undefined}
        action={
          <>
            <LinkButton href="/customers/segments">{t('back')}</LinkButton>
            <LinkButton href={`/customers?segment=${segment.id}`}>{t('do.members')}</LinkButton>
            {can(actor, 'customer.export') ? <MembersExport segmentId={segment.id} /> : null}
            {mayWrite ? <DeleteButton segmentId={segment.id} name={segment.name} /> : null}
          </>
        }
      />
      <Members segment={segment} prefs={prefs} />
      <SegmentBuilder
        key={segment.version}
        segment={{ ...segment, rule: segment.rule?.rule ?? null }}
        choices={choices}
        currency={business.reportingCurrency}
        rights={{ cost: can(actor, 'cost.read'), predictions: can(actor, 'prediction.read') }}
        mayWrite={mayWrite}
      />
      <Suspense fallback={<Skeleton className="h-64 w-full" />}>
        <SegmentPersona
          ctx={ctx}
          segmentId={segment.id}
          currency={business.reportingCurrency}
          prefs={prefs}
        />
      </Suspense>
      <SegmentHistory segment={segment} mayWrite={mayWrite} prefs={prefs} />
    </div>
  );
}

/** How many are in it and since when that is known; and what their addresses may be used for. */
async function Members({ segment, prefs }: { segment: SegmentDetail; prefs: Prefs }) {
  const t = await getTranslations('segments');
  const { members, judgedAt, isCurrent } = segment;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-lg font-semibold">
          {members === null ? t('list.counting') : <Count value={members} prefs={prefs} />}
        </span>
        <span className="text-quiet">
          {isCurrent && judgedAt
            ? t.rich('members.asOf', { time: () => <Time at={judgedAt} prefs={prefs} /> })
            : t('members.waiting')}
        </span>
      </p>
      <p className="text-sm text-quiet">{t('members.consent')}</p>
    </div>
  );
}
