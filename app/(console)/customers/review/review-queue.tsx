'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Time } from '#components/ui/figures.tsx';
import { notify } from '#components/ui/toast.ts';
import type {
  ReviewQueue as Queue,
  Review,
  ReviewedPerson,
} from '#domains/customers/merging/list-reviews.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { decide } from './actions.ts';
import { EvidenceList } from './evidence-list.tsx';
import { ReviewClaims } from './review-claims.tsx';

type Decision = 'linked' | 'different' | 'later';

const TOLD = { linked: 'linked', different: 'kept', later: 'putOff' } as const;
const KEYS: Record<string, Decision> = { s: 'linked', n: 'different', l: 'later' };

/** The questions, one under the other; the keys answer the first. */
export function ReviewQueue({ queue, prefs }: { queue: Queue; prefs: Prefs }) {
  const t = useTranslations('identity.review');
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <p className="flex flex-wrap justify-between gap-2 text-sm text-quiet">
        <span>{t('open', { count: queue.open })}</span>
        <span className="max-md:hidden">{t('keys')}</span>
      </p>
      <ol className="flex flex-col gap-3">
        {queue.reviews.map((review, place) => (
          <ReviewCard key={review.id} review={review} prefs={prefs} hearsKeys={place === 0} />
        ))}
      </ol>
    </section>
  );
}

function ReviewCard({ review, prefs, hearsKeys }: { review: Review; prefs: Prefs; hearsKeys: boolean }) {
  const t = useTranslations('identity.review');
  const { run, isPending, failure } = useAction(decide, ({ decision }) => void notify(t(TOLD[decision])));
  const answer = (decision: Decision) => run({ reviewId: review.id, decision });
  useKeys(hearsKeys && !isPending, answer);
  const names = { first: review.first.name || t('unnamed'), second: review.second.name || t('unnamed') };
  return (
    <li aria-label={t('pair', names)} className="rounded-md border border-line bg-surface">
      <div className="grid gap-px bg-line sm:grid-cols-2">
        <Side person={review.first} prefs={prefs} />
        <Side person={review.second} prefs={prefs} />
      </div>
      <div className="flex flex-col gap-3 border-t border-line p-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Badge tone={review.probability > 0.9 ? 'ok' : 'warn'}>
            {t('chance', { percent: formatPercent(Math.min(review.probability, 0.999), prefs) })}
          </Badge>
          <EvidenceList evidence={review.evidence} />
        </div>
        <ReviewClaims claims={review.claims} prefs={prefs} />
        <div className="flex flex-wrap gap-2">
          <Button
            look={hearsKeys ? 'primary' : 'secondary'}
            disabled={isPending}
            onClick={() => answer('linked')}
          >
            {t('same')}
          </Button>
          <Button disabled={isPending} onClick={() => answer('different')}>
            {t('different')}
          </Button>
          <Button look="quiet" disabled={isPending} onClick={() => answer('later')}>
            {t('later')}
          </Button>
        </div>
        <FailureNote failure={failure} />
      </div>
    </li>
  );
}

function Side({ person, prefs }: { person: ReviewedPerson; prefs: Prefs }) {
  const t = useTranslations('identity.review');
  const ways = [...person.phones, ...person.emails];
  return (
    <div className="flex min-w-0 flex-col gap-1 bg-surface p-4">
      <Link href={`/customers/${person.id}`} className="font-medium text-accent hover:underline">
        <UserText>{person.name || t('unnamed')}</UserText>
      </Link>
      {ways.length === 0 ? <p className="text-quiet">{t('noWays')}</p> : null}
      {ways.map((way) => (
        <p key={way} className="truncate">
          <Ltr>{way}</Ltr>
        </p>
      ))}
      {person.city ? (
        <p>
          <UserText>{person.city}</UserText>
        </p>
      ) : null}
      <p className="text-sm text-quiet">
        {t('number', { number: String(person.number) })} · {t('orders', { count: person.orders })} ·{' '}
        {t('since')} <Time at={new Date(person.createdAt)} prefs={prefs} shape="date" />
      </p>
    </div>
  );
}

/** S, N and L answer, unless somebody types. */
function useKeys(isOn: boolean, answer: (decision: Decision) => void) {
  useEffect(() => {
    if (!isOn) return;
    const hear = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      const decision = KEYS[event.key.toLowerCase()];
      if (!decision || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      answer(decision);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [isOn, answer]);
}
