'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import { RuleFrame } from '../_rules/rule-frame.tsx';
import { Several } from '../_rules/several.tsx';
import type { TypedRule } from './read-policy.ts';

type Props = {
  rule: TypedRule;
  number: number;
  isOnly: boolean;
  categories: readonly string[];
  channels: readonly { id: string; name: string }[];
  onChange: (part: Partial<TypedRule>) => void;
  onUp: () => void;
  onRemove: () => void;
};

/** One rule: for which goods it speaks, and what it asks. */
export function RuleFields(props: Props) {
  const { rule, number, isOnly, categories, channels, onChange, onUp, onRemove } = props;
  const t = useTranslations('returns.policy');
  const prefs = usePrefs();
  const shown = formatNumber(number, prefs);
  return (
    <RuleFrame
      title={t('rule', { number: shown })}
      upLabel={t('up', { number: shown })}
      removeLabel={t('remove', { number: shown })}
      isFirst={number === 1}
      isNeeded={isOnly}
      onUp={onUp}
      onRemove={onRemove}
    >
      <div className="grid gap-3 sm:grid-cols-[1fr_9rem_9rem]">
        <TextField
          label={t('name')}
          required
          maxLength={80}
          value={rule.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <NumberField
          label={t('days')}
          help={t('daysHelp')}
          value={rule.days}
          onChange={(event) => onChange({ days: event.target.value })}
        />
        <NumberField
          label={t('fee')}
          decimals={2}
          value={rule.fee}
          onChange={(event) => onChange({ fee: event.target.value })}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
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
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Checkbox
          label={t('needsReceipt')}
          checked={rule.needsReceipt}
          onChange={(event) => onChange({ needsReceipt: event.target.checked })}
        />
        <Checkbox
          label={t('needsTag')}
          checked={rule.needsTag}
          onChange={(event) => onChange({ needsTag: event.target.checked })}
        />
      </div>
    </RuleFrame>
  );
}
