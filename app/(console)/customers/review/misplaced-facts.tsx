'use client';

import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { MisplacedFact } from '#domains/customers/merging/list-misplaced.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { place } from './actions.ts';

/** What came while two customers were one, with a button for each of the two. Nothing where nothing is misplaced. */
export function MisplacedFacts({ facts }: { facts: readonly MisplacedFact[] }) {
  const t = useTranslations('identity.misplaced');
  if (facts.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <p className="mb-2 text-quiet">{t('hint')}</p>
      <ul className="flex flex-col">
        {facts.map((fact) => (
          <Fact key={fact.id} fact={fact} />
        ))}
      </ul>
    </Panel>
  );
}

function Fact({ fact }: { fact: MisplacedFact }) {
  const t = useTranslations('identity.misplaced');
  const tReview = useTranslations('identity.review');
  const { run, isPending, failure } = useAction(place, () => void notify(t('done')));
  const owners = [
    { id: fact.customerId, name: fact.customerName },
    { id: fact.otherId, name: fact.otherName },
  ];
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-2 last:border-b-0">
      <UserText>{t('kind', { table: fact.table, label: fact.label ?? '–' })}</UserText>
      <span className="flex flex-wrap gap-2">
        {owners.map(({ id, name }) => (
          <Button
            key={id}
            size="small"
            disabled={isPending}
            onClick={() => run({ factId: fact.id, customerId: id })}
          >
            {t('of', { name: name || tReview('unnamed') })}
          </Button>
        ))}
      </span>
      <FailureNote failure={failure} />
    </li>
  );
}
