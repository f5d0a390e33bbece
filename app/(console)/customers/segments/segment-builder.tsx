'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { RuleGroup } from '#domains/segments/conditions.ts';
import type { RuleChoices } from '#domains/segments/list-rule-choices.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { create, update } from './actions.ts';
import { beginCondition, isWhole, type RuleRights } from './condition-options.ts';
import { GroupEditor } from './group-editor.tsx';
import { LiveCount } from './live-count.tsx';
import { RuleWords } from './rule-words.tsx';

/** A segment that is being changed; null for a new one. */
type Edited = { id: string; version: number; name: string; description: string; rule: RuleGroup | null };

type Props = {
  segment: Edited | null;
  choices: RuleChoices;
  currency: string;
  rights: RuleRights;
  mayWrite: boolean;
};

const BEGUN: RuleGroup = { kind: 'all', of: [beginCondition('orders')] };

/** Builds a rule by hand, with whom it fits beside it, and saves it under a name. */
export function SegmentBuilder({ segment, choices, currency, rights, mayWrite }: Props) {
  const t = useTranslations('segments');
  const [rule, setRule] = useState(segment?.rule ?? BEGUN);
  const [found, setFound] = useState<RuleChoices['products']>([]);
  const [problem, setProblem] = useState<'noName' | 'incomplete' | null>(null);
  const { save, isPending, failure } = useSave(segment);
  const known = { ...choices, products: [...choices.products, ...found] };
  const facts = {
    choices: known,
    currency,
    rights,
    onFound: (product: RuleChoices['products'][number]) => setFound((before) => [...before, product]),
  };

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name') ?? '').trim();
    const wrong = name === '' ? 'noName' : isWhole(rule) ? null : 'incomplete';
    setProblem(wrong);
    if (wrong === null) save({ name, description: String(form.get('description') ?? ''), rule });
  }

  return (
    <form
      method="post"
      onSubmit={onSubmit}
      noValidate
      className="grid items-start gap-4 lg:grid-cols-[1fr_20rem]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="name"
            label={t('form.name')}
            defaultValue={segment?.name}
            maxLength={120}
            readOnly={!mayWrite}
            error={problem === 'noName' ? t('form.noName') : undefined}
          />
          <TextAreaField
            name="description"
            label={t('form.description')}
            help={t('form.descriptionHelp')}
            defaultValue={segment?.description}
            maxLength={2_000}
            rows={2}
            readOnly={!mayWrite}
            isOptional
          />
        </div>
        {segment && !segment.rule ? <p className="text-bad">{t('form.unreadable')}</p> : null}
        <GroupEditor group={rule} depth={1} facts={facts} onChange={setRule} />
        {problem === 'incomplete' ? (
          <p role="alert" className="text-sm text-bad">
            {t('form.incomplete')}
          </p>
        ) : null}
        <FailureNote failure={failure} />
        {mayWrite ? (
          <div>
            <Button type="submit" look="primary" disabled={isPending}>
              {t('do.save')}
            </Button>
          </div>
        ) : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-16">
        <Panel title={t('count.title')}>
          <LiveCount rule={rule} />
        </Panel>
        <Panel title={t('rule.words')}>
          {isWhole(rule) ? (
            <RuleWords rule={rule} choices={known} currency={currency} />
          ) : (
            <p className="text-quiet">{t('form.incomplete')}</p>
          )}
        </Panel>
      </div>
    </form>
  );
}

type Written = { name: string; description: string; rule: RuleGroup };

/** Saves a new segment and goes to it, or a new version of one that is there. */
function useSave(segment: Edited | null) {
  const t = useTranslations('segments.do');
  const router = useRouter();
  const making = useAction(create, ({ segmentId }) => {
    void notify(t('saved'));
    router.push(asRoute(`/customers/segments/${segmentId}`));
  });
  const changing = useAction(update, () => void notify(t('saved')));
  return {
    save: ({ name, description, rule }: Written) => {
      const wanted = { name, description, rule: { version: 1 as const, rule } };
      if (segment) changing.run({ segmentId: segment.id, version: segment.version, ...wanted });
      else making.run(wanted);
    },
    isPending: making.isPending || changing.isPending,
    failure: making.failure ?? changing.failure,
  };
}
