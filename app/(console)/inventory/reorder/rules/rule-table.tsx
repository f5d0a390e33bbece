import { useTranslations } from 'next-intl';
import { DataTable } from '#components/table/data-table.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import type { ReorderSetting } from '#domains/planning/advice/list-reorder-settings.ts';
import { USUAL_RULE } from '#domains/planning/advice/resolve-rule.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { rules: readonly ReorderSetting[]; currency: string; prefs: Prefs };

const BUSINESS: ReorderSetting = {
  category: null,
  variantId: null,
  sku: null,
  serviceKind: null,
  serviceLevel: null,
  holdingRate: null,
  orderCostMinor: null,
  reviewDays: null,
};

/** The rules, the widest first. What the business leaves open has the usual value; others show a dash. */
export function RuleTable({ rules, currency, prefs }: Props) {
  const t = useTranslations('planning.rules');
  const hasBusiness = rules.some(isOfBusiness);
  const rows = hasBusiness ? rules : [BUSINESS, ...rules];
  const or = (rule: ReorderSetting, usual: string) =>
    isOfBusiness(rule) ? <span className="text-quiet">{t('usual', { value: usual })}</span> : '–';
  const nameOf = (rule: ReorderSetting) =>
    rule.sku
      ? t('variant', { sku: rule.sku })
      : rule.category
        ? t('category', { name: rule.category })
        : t('business');
  const percent = (share: number) => <bdi>{formatPercent(share, prefs)}</bdi>;
  return (
    <DataTable
      label={t('title')}
      columns={[
        { key: 'scope', header: t('scope'), render: (rule) => <bdi>{nameOf(rule)}</bdi> },
        {
          key: 'serviceKind',
          header: t('serviceKind'),
          render: (rule) =>
            rule.serviceKind ? t(`kind.${rule.serviceKind}`) : or(rule, t(`kind.${USUAL_RULE.serviceKind}`)),
        },
        {
          key: 'serviceLevel',
          header: t('short.serviceLevel'),
          align: 'end',
          render: (rule) =>
            rule.serviceLevel === null
              ? or(rule, formatPercent(USUAL_RULE.serviceLevel, prefs))
              : percent(rule.serviceLevel),
        },
        {
          key: 'holdingRate',
          header: t('short.holdingRate'),
          align: 'end',
          render: (rule) =>
            rule.holdingRate === null
              ? or(rule, formatPercent(USUAL_RULE.holdingRate, prefs))
              : percent(rule.holdingRate),
        },
        {
          key: 'orderCost',
          header: t('short.orderCost'),
          align: 'end',
          render: (rule) =>
            rule.orderCostMinor === null ? (
              '–'
            ) : (
              <Money amountMinor={rule.orderCostMinor} currency={currency} prefs={prefs} />
            ),
        },
        {
          key: 'reviewDays',
          header: t('short.reviewDays'),
          align: 'end',
          render: (rule) =>
            rule.reviewDays === null ? (
              or(rule, formatNumber(USUAL_RULE.reviewDays, prefs))
            ) : (
              <Count value={rule.reviewDays} prefs={prefs} />
            ),
        },
      ]}
      rows={rows}
      rowKey={(rule) => rule.variantId ?? rule.category ?? 'business'}
      rowLabel={nameOf}
      rowHref={(rule) => hrefOf(rule)}
      location={{ pathname: '/inventory/reorder/rules', params: {} }}
      empty={null}
    />
  );
}

function isOfBusiness({ category, variantId }: ReorderSetting): boolean {
  return category === null && variantId === null;
}

function hrefOf({ category, variantId }: ReorderSetting): string {
  if (variantId) return `/inventory/reorder/rules?variant=${variantId}`;
  return `/inventory/reorder/rules${category ? `?${new URLSearchParams({ category })}` : ''}`;
}
