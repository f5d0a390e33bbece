import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getLinkRun } from '#domains/customers/linking/get-link-run.ts';
import { listMisplaced } from '#domains/customers/merging/list-misplaced.ts';
import { listReviews } from '#domains/customers/merging/list-reviews.ts';
import { can } from '#domains/team/can.ts';
import { CompareBar, CompareButton } from './compare-bar.tsx';
import { MisplacedFacts } from './misplaced-facts.tsx';
import { ReviewQueue } from './review-queue.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.review'))('title') };
}

/** Pairs of customers who may be one person, and facts of which nobody knows whose they are. */
export default async function ReviewPage() {
  const [t, { ctx, prefs }] = await Promise.all([getTranslations('identity.review'), requireSession()]);
  const { actor } = ctx;
  if (!can(actor, 'customer.merge')) return <EmptyState kind="no-permission" />;
  const [queue, misplaced, run] = await Promise.all([listReviews(ctx), listMisplaced(ctx), getLinkRun(ctx)]);
  const mayCompare = can(actor, 'customer.link');
  const isAtWork = run?.status === 'waiting' || run?.status === 'running';
  return (
    <div className="flex flex-col gap-4">
      <RefreshOn topics={['customer']} />
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <>
            <LinkButton href="/customers">{t('customers')}</LinkButton>
            {mayCompare ? <CompareButton isBusy={isAtWork} /> : null}
          </>
        }
      />
      <CompareBar run={run} mayStop={mayCompare} />
      {queue.reviews.length > 0 ? (
        <ReviewQueue queue={queue} prefs={prefs} />
      ) : (
        <EmptyState kind="nothing-yet" title={t('emptyTitle')} hint={t('emptyHint')} />
      )}
      <MisplacedFacts facts={misplaced} />
    </div>
  );
}
