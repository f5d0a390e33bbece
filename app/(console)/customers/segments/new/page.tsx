import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listRuleChoices } from '#domains/segments/list-rule-choices.ts';
import { can } from '#domains/team/can.ts';
import { SegmentBuilder } from '../segment-builder.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments.do'))('new') };
}

/** Builds a rule by hand and saves it under a name. */
export default async function NewSegmentPage() {
  const [t, { ctx, business }] = await Promise.all([getTranslations('segments'), requireSession()]);
  const { actor } = ctx;
  if (!can(actor, 'segment.write') || !can(actor, 'customer.read'))
    return <EmptyState kind="no-permission" />;
  const choices = await listRuleChoices(ctx, []);
  return (
    <>
      <PageHeader
        title={t('do.new')}
        answers={t('answers')}
        action={<LinkButton href="/customers/segments">{t('back')}</LinkButton>}
      />
      <SegmentBuilder
        segment={null}
        choices={choices}
        currency={business.reportingCurrency}
        rights={{ cost: can(actor, 'cost.read'), predictions: can(actor, 'prediction.read') }}
        mayWrite
      />
    </>
  );
}
