'use client';

import { ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { IdentitySettings } from '#domains/customers/linking/get-identity-settings.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { saveRules } from './actions.ts';

type Rules = IdentitySettings['rules'];

const MOST_PEOPLE = 100;

/** The kinds in their order: which is asked first, whether it needs the name, and how many may share a value. */
export function RulesForm({ rules: known, mayWrite }: { rules: Rules; mayWrite: boolean }) {
  const t = useTranslations('identity.settings');
  const tAction = useTranslations('common.action');
  const [rules, setRules] = useState<Rules>(known);
  const { run, isPending, failure } = useAction(saveRules, () => void notify(t('saved')));
  const change = (at: number, part: Partial<Rules[number]>) =>
    setRules(rules.map((rule, place) => (place === at ? { ...rule, ...part } : rule)));
  const raise = (at: number) => setRules(rules.toSpliced(at - 1, 2, rules[at]!, rules[at - 1]!));
  return (
    <form
      method="post"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        run({ rules });
      }}
    >
      <p className="text-quiet">{t('rulesHint')}</p>
      <ol className="flex flex-col">
        {rules.map((rule, at) => (
          <li
            key={rule.kind}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2 last:border-b-0"
          >
            <span className="min-w-40 flex-1 font-medium">{t(`kind.${rule.kind}`)}</span>
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={!rule.decidesAlone}
                disabled={!mayWrite}
                onChange={({ target }) => change(at, { decidesAlone: !target.checked })}
              />
              {t('needsName')}
            </label>
            <label className="flex items-center gap-2">
              {t('mostPeople')}
              <input
                type="number"
                min={1}
                max={MOST_PEOPLE}
                className="h-9 w-20 rounded-md border border-field bg-surface px-2 pointer-coarse:h-11"
                value={rule.mostPeople}
                disabled={!mayWrite}
                onChange={({ target }) =>
                  change(at, { mostPeople: Math.min(MOST_PEOPLE, Math.max(1, Number(target.value) || 1)) })
                }
              />
            </label>
            {mayWrite ? (
              <IconButton
                label={t('raise', { kind: t(`kind.${rule.kind}`) })}
                icon={<ArrowUp aria-hidden />}
                disabled={at === 0}
                onClick={() => raise(at)}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <FailureNote failure={failure} />
      {mayWrite ? (
        <Button type="submit" look="primary" className="self-start" disabled={isPending}>
          {tAction('save')}
        </Button>
      ) : null}
    </form>
  );
}
