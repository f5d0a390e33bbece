'use client';

import { ArrowUp, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
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
    <li className="flex flex-col gap-3 rounded-md border border-line p-3">
      <div className="flex items-center justify-between gap-2">
        <span className="font-medium">{t('rule', { number: shown })}</span>
        <span className="flex gap-1">
          <IconButton
            label={t('up', { number: shown })}
            icon={<ArrowUp aria-hidden />}
            disabled={number === 1}
            onClick={onUp}
          />
          <IconButton
            label={t('remove', { number: shown })}
            icon={<X aria-hidden />}
            disabled={isOnly}
            onClick={onRemove}
          />
        </span>
      </div>
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
    </li>
  );
}

/** A choice of some of many; none chosen means all. */
export function Several(props: {
  legend: string;
  options: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { legend, options, chosen, onChange } = props;
  const t = useTranslations('returns.policy');
  const names = options.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  return (
    <details className="rounded-md border border-line">
      <summary className="cursor-pointer px-3 py-2">
        {legend}: <bdi className="text-quiet">{names.join(', ') || t('all')}</bdi>
      </summary>
      <div className="flex max-h-60 flex-col gap-2 overflow-y-auto border-t border-line p-3">
        {options.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </details>
  );
}
