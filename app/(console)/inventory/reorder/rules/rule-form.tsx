'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ReorderSetting } from '#domains/planning/advice/list-reorder-settings.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { amountText, amountUnit } from '../../amount-unit.ts';
import { keepRule } from '../actions.ts';
import { readRule } from './read-rule.ts';

type Props = {
  /** What the rule is for: a variant, a category, or neither for the business. */
  scope: { category: string | null; variantId: string | null; sku: string | null };
  rule: ReorderSetting | null;
  categories: readonly string[];
  currency: string;
};

const BUSINESS = '';

/** Sets one rule. What is left empty follows the wider rule. */
export function RuleForm({ scope, rule, categories, currency }: Props) {
  const t = useTranslations('planning.rules');
  const prefs = usePrefs();
  const unit = amountUnit(currency, prefs);
  const router = useRouter();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { run, isPending, failure } = useAction(keepRule, () => void notify(t('saved')));
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? '' : formatNumber(Math.round(share * 10_000) / 100, prefs);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readRule(new FormData(event.currentTarget), unit.decimals);
    if (!read.ok) {
      const unclear = read.unclear.map((name) => [name, t('unclear')]);
      setErrors(Object.fromEntries([...read.outOfRange.map((name) => [name, t('outOfRange')]), ...unclear]));
      return;
    }
    setErrors({});
    run({ category: scope.category, variantId: scope.variantId, ...read.values });
  }

  return (
    <Panel title={rule ? t('edit') : t('new')}>
      <form onSubmit={submit} method="post" className="flex flex-col gap-4" noValidate>
        <FailureNote failure={failure} />
        {scope.sku ? (
          <p>
            <bdi>{t('variant', { sku: scope.sku })}</bdi>
          </p>
        ) : (
          <SelectField
            label={t('scope')}
            value={scope.category ?? BUSINESS}
            onChange={({ target }) => {
              const query =
                target.value === BUSINESS ? '' : `?${new URLSearchParams({ category: target.value })}`;
              router.replace(asRoute(`/inventory/reorder/rules${query}`), { scroll: false });
            }}
            options={[
              { value: BUSINESS, label: t('business') },
              ...categories.map((name) => ({ value: name, label: t('category', { name }) })),
            ]}
          />
        )}
        <SelectField
          name="serviceKind"
          label={t('serviceKind')}
          defaultValue={rule?.serviceKind ?? ''}
          placeholder={t('wider')}
          options={(['cycle', 'fill'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <NumberField
          name="serviceLevel"
          label={t('serviceLevel')}
          help={t('serviceHelp')}
          decimals={2}
          isOptional
          defaultValue={percent(rule?.serviceLevel)}
          error={errors.serviceLevel}
        />
        <NumberField
          name="holdingRate"
          label={t('holdingRate')}
          help={t('holdingHelp')}
          decimals={2}
          isOptional
          defaultValue={percent(rule?.holdingRate)}
          error={errors.holdingRate}
        />
        <NumberField
          name="orderCost"
          label={t('orderCost', { currency: unit.name })}
          help={t('orderHelp')}
          decimals={unit.decimals}
          isOptional
          defaultValue={rule?.orderCostMinor ? amountText(rule.orderCostMinor, unit) : ''}
          error={errors.orderCost}
        />
        <NumberField
          name="reviewDays"
          label={t('reviewDays')}
          isOptional
          defaultValue={rule?.reviewDays ? formatNumber(rule.reviewDays, prefs) : ''}
          error={errors.reviewDays}
        />
        <p className="text-sm text-quiet">{t('hint')}</p>
        <Button look="primary" type="submit" className="self-end" disabled={isPending}>
          {t('save')}
        </Button>
      </form>
    </Panel>
  );
}
