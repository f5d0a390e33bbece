'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ReturnPolicy } from '#domains/orders/returns/policy/return-policy.ts';
import { newClientId } from '#lib/client-id.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { keepPolicy } from './actions.ts';
import { readTypedPolicy, type TypedRule, typePolicy } from './read-policy.ts';
import { RuleFields } from './rule-fields.tsx';

const FIRST_DAYS = '14';

type Props = {
  version: number;
  policy: ReturnPolicy;
  categories: readonly string[];
  channels: readonly { id: string; name: string }[];
};

/** The policy as a form: rules in the order in which they are asked. What is saved holds at once, as a new version. */
export function PolicyEditor({ version, policy, categories, channels }: Props) {
  const t = useTranslations('returns.policy');
  const prefs = usePrefs();
  const [typed, setTyped] = useState(() => typePolicy(policy, prefs));
  const [isUnclear, setUnclear] = useState(false);
  const { run, isPending, failure } = useAction(keepPolicy, (done) =>
    notify(t('saved', { version: formatNumber(done.version, prefs) })),
  );
  const setRules = (rules: TypedRule[]) => setTyped({ ...typed, rules });
  const changeAt = (at: number, part: Partial<TypedRule>) =>
    setRules(typed.rules.map((rule, place) => (place === at ? { ...rule, ...part } : rule)));
  const moveUp = (at: number) => {
    const rules = [...typed.rules];
    const [rule] = rules.splice(at, 1);
    if (rule) setRules(rules.toSpliced(at - 1, 0, rule));
  };
  const add = () =>
    setRules([
      {
        id: newClientId(),
        name: '',
        categories: [],
        channelIds: [],
        days: toLocaleDigits(FIRST_DAYS, prefs.digits),
        fee: toLocaleDigits('0', prefs.digits),
        needsReceipt: true,
        needsTag: false,
      },
      ...typed.rules,
    ]);
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const read = readTypedPolicy(typed);
        setUnclear(read === null);
        if (read) run({ policy: read, expectedVersion: version });
      }}
    >
      <FailureNote failure={failure} />
      {isUnclear ? (
        <p role="alert" className="text-bad">
          {t('unclear')}
        </p>
      ) : null}
      <Button className="self-start" onClick={add}>
        {t('add')}
      </Button>
      <ol className="flex flex-col gap-3">
        {typed.rules.map((rule, at) => (
          <RuleFields
            key={rule.id}
            rule={rule}
            number={at + 1}
            isOnly={typed.rules.length === 1}
            categories={categories}
            channels={channels}
            onChange={(part) => changeAt(at, part)}
            onUp={() => moveUp(at)}
            onRemove={() => setRules(typed.rules.filter((one) => one.id !== rule.id))}
          />
        ))}
      </ol>
      <div className="max-w-72">
        <NumberField
          label={t('lowestPriceDays')}
          value={typed.lowestPriceDays}
          onChange={(event) => setTyped({ ...typed, lowestPriceDays: event.target.value })}
        />
      </div>
      <Button look="primary" type="submit" className="self-start" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
