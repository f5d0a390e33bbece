'use client';

import { useTranslations } from 'next-intl';
import { NumberField } from '#components/form/number-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { moneyUnit } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { RuleFrame } from '../_rules/rule-frame.tsx';
import { Several } from '../_rules/several.tsx';
import type { TypedEarn } from './type-rules.ts';

/** The most decimals that a currency has. */
const AMOUNT_DECIMALS = 4;

type Props = {
  rule: TypedEarn;
  number: number;
  currency: string;
  categories: readonly string[];
  channels: readonly { id: string; name: string }[];
  onChange: (part: Partial<TypedEarn>) => void;
  onUp: () => void;
  onRemove: () => void;
};

/** One way of earning: so many points for each full amount, and for which goods and channels. */
export function EarnFields(props: Props) {
  const { rule, number, currency, categories, channels, onChange, onUp, onRemove } = props;
  const t = useTranslations('loyalty.settings');
  const prefs = usePrefs();
  const shown = formatNumber(number, prefs);
  return (
    <RuleFrame
      title={t('earnRule', { number: shown })}
      upLabel={t('up', { number: shown })}
      removeLabel={t('removeEarn', { number: shown })}
      isFirst={number === 1}
      onUp={onUp}
      onRemove={onRemove}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <NumberField
          label={t('points')}
          value={rule.points}
          onChange={(event) => onChange({ points: event.target.value })}
        />
        <NumberField
          label={t('per', { unit: moneyUnit(currency, prefs) })}
          decimals={AMOUNT_DECIMALS}
          value={rule.per}
          onChange={(event) => onChange({ per: event.target.value })}
        />
        <Several
          legend={t('categories')}
          options={categories.map((name) => ({ id: name, name }))}
          chosen={rule.categories}
          onChange={(chosen) => onChange({ categories: chosen })}
        />
        <Several
          legend={t('channels')}
          options={channels}
          chosen={rule.channelIds}
          onChange={(chosen) => onChange({ channelIds: chosen })}
        />
      </div>
    </RuleFrame>
  );
}
