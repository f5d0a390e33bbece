'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Day } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { LoyaltyRules } from '#domains/loyalty/rules/loyalty-rules.ts';
import { newClientId } from '#lib/client-id.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { keepRules } from './actions.ts';
import { BurnFields } from './burn-fields.tsx';
import { EarnFields } from './earn-fields.tsx';
import { TierFields } from './tier-fields.tsx';
import { readTypedRules, type TypedRules, typeRules } from './type-rules.ts';

type Props = {
  version: number;
  rules: LoyaltyRules;
  today: string;
  currency: string;
  categories: readonly string[];
  channels: readonly { id: string; name: string }[];
  /** What points may be worth something in: the reporting currency first. */
  currencies: readonly string[];
};

type Part = { typed: TypedRules; change: (part: Partial<TypedRules>) => void };

/** The programme as a form. What is saved holds at once, as a new version; switched on, orders from today on count. */
export function LoyaltyForm(props: Props) {
  const { version, rules, today, currency, categories, channels, currencies } = props;
  const t = useTranslations('loyalty.settings');
  const prefs = usePrefs();
  const [typed, setTyped] = useState(() => typeRules(rules, { currency, prefs }));
  const [isUnclear, setUnclear] = useState(false);
  const { run, isPending, failure } = useAction(keepRules, (done) =>
    notify(t('saved', { version: formatNumber(done.version, prefs) })),
  );
  const change = (part: Partial<TypedRules>) => setTyped({ ...typed, ...part });
  const startsOn = typed.isOn && !rules.isOn ? today : rules.startsOn;
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const read = readTypedRules({ ...typed, startsOn }, { currency, prefs });
        setUnclear(read === null);
        if (read) run({ rules: read, expectedVersion: version });
      }}
    >
      <FailureNote failure={failure} />
      {isUnclear ? (
        <p role="alert" className="text-bad">
          {t('unclear')}
        </p>
      ) : null}
      <Panel title={t('programme')}>
        <Checkbox
          label={t('isOn')}
          help={t('onHint')}
          checked={typed.isOn}
          onChange={(event) => change({ isOn: event.target.checked })}
        />
        {typed.isOn ? (
          <p className="mt-2 text-quiet">
            {t('since')} <Day on={startsOn} prefs={prefs} />
          </p>
        ) : null}
      </Panel>
      <EarnPart
        typed={typed}
        change={change}
        currency={currency}
        categories={categories}
        channels={channels}
      />
      <BurnPart typed={typed} change={change} channels={channels} currencies={currencies} />
      <TimePart typed={typed} change={change} />
      <TierPart typed={typed} change={change} currency={currency} />
      <Button look="primary" type="submit" className="self-start" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}

function EarnPart(props: Part & Pick<Props, 'currency' | 'categories' | 'channels'>) {
  const { typed, change, currency, categories, channels } = props;
  const t = useTranslations('loyalty.settings');
  const prefs = usePrefs();
  const { earn } = typed;
  const blank = () => ({
    id: newClientId(),
    categories: [],
    channelIds: [],
    points: toLocaleDigits('1', prefs.digits),
    per: '',
  });
  return (
    <Panel
      title={t('earn')}
      action={<Button onClick={() => change({ earn: [...earn, blank()] })}>{t('addEarn')}</Button>}
    >
      <p className="mb-3 text-quiet">{t('earnHint')}</p>
      {earn.length === 0 ? <p className="text-quiet">{t('noEarn')}</p> : null}
      <ol className="flex flex-col gap-3">
        {earn.map((rule, at) => (
          <EarnFields
            key={rule.id}
            rule={rule}
            number={at + 1}
            currency={currency}
            categories={categories}
            channels={channels}
            onChange={(part) => change({ earn: earn.with(at, { ...rule, ...part }) })}
            onUp={() => change({ earn: earn.toSpliced(at - 1, 2, rule, earn[at - 1]!) })}
            onRemove={() => change({ earn: earn.toSpliced(at, 1) })}
          />
        ))}
      </ol>
    </Panel>
  );
}

function BurnPart({ typed, change, channels, currencies }: Part & Pick<Props, 'channels' | 'currencies'>) {
  const t = useTranslations('loyalty.settings');
  const prefs = usePrefs();
  const { burn } = typed;
  const blank = () => ({
    id: newClientId(),
    channelIds: [],
    currency: currencies[0]!,
    points: toLocaleDigits('1', prefs.digits),
    amount: '',
    least: toLocaleDigits('1', prefs.digits),
    step: toLocaleDigits('1', prefs.digits),
    share: toLocaleDigits('100', prefs.digits),
  });
  return (
    <Panel
      title={t('burn')}
      action={<Button onClick={() => change({ burn: [...burn, blank()] })}>{t('addBurn')}</Button>}
    >
      <p className="mb-3 text-quiet">{t('burnHint')}</p>
      {burn.length === 0 ? <p className="text-quiet">{t('noBurn')}</p> : null}
      <ol className="flex flex-col gap-3">
        {burn.map((rule, at) => (
          <BurnFields
            key={rule.id}
            rule={rule}
            number={at + 1}
            channels={channels}
            currencies={currencies}
            onChange={(part) => change({ burn: burn.with(at, { ...rule, ...part }) })}
            onUp={() => change({ burn: burn.toSpliced(at - 1, 2, rule, burn[at - 1]!) })}
            onRemove={() => change({ burn: burn.toSpliced(at, 1) })}
          />
        ))}
      </ol>
    </Panel>
  );
}

function TimePart({ typed, change }: Part) {
  const t = useTranslations('loyalty.settings');
  return (
    <Panel title={t('time')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          label={t('waitingDays')}
          help={t('waitingHelp')}
          value={typed.waitingDays}
          onChange={(event) => change({ waitingDays: event.target.value })}
        />
        <NumberField
          label={t('expiryMonths')}
          help={t('expiryHelp')}
          value={typed.expiryMonths}
          onChange={(event) => change({ expiryMonths: event.target.value })}
        />
      </div>
    </Panel>
  );
}

function TierPart({ typed, change, currency }: Part & Pick<Props, 'currency'>) {
  const t = useTranslations('loyalty.settings');
  const prefs = usePrefs();
  const { tiers, tierBy } = typed;
  const blank = () => ({
    id: newClientId(),
    name: '',
    from: '',
    multiplier: toLocaleDigits('1', prefs.digits),
    benefits: '',
  });
  return (
    <Panel
      title={t('tiers')}
      action={<Button onClick={() => change({ tiers: [...tiers, blank()] })}>{t('addTier')}</Button>}
    >
      <p className="mb-3 text-quiet">{tiers.length === 0 ? t('noTiers') : t('tiersHint')}</p>
      <div className="mb-3 max-w-80">
        <SelectField
          label={t('tierBy')}
          value={tierBy}
          onChange={(event) => change({ tierBy: event.target.value === 'points' ? 'points' : 'sales' })}
          options={(['sales', 'points'] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
        />
      </div>
      <ol className="flex flex-col gap-3">
        {tiers.map((tier, at) => (
          <TierFields
            key={tier.id}
            tier={tier}
            number={at + 1}
            currency={currency}
            tierBy={tierBy}
            onChange={(part) => change({ tiers: tiers.with(at, { ...tier, ...part }) })}
            onRemove={() => change({ tiers: tiers.toSpliced(at, 1) })}
          />
        ))}
      </ol>
    </Panel>
  );
}
