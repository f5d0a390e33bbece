import { useTranslations } from 'next-intl';
import type { Criterion } from '#domains/fulfilment/routing/criteria.ts';
import type { RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { rules: RoutingRules; currency: string; prefs: Prefs };

/** Rules as a person would say them. */
export function RulesInWords({ rules, currency, prefs }: Props) {
  const t = useTranslations('routing.words');
  const { require, split } = rules;
  const asked = (['service', 'hours', 'capacity', 'sameCountry'] as const).filter((key) => require[key]);
  const km = (value: number) => t('unit.km', { shown: formatNumber(value, prefs) });
  const parcels = (count: number) => t('unit.parcels', { count, shown: formatNumber(count, prefs) });
  const splits =
    split.maxParcels === null
      ? t('split.any')
      : split.maxParcels === 1
        ? t('split.never')
        : t('split.most', { parcels: parcels(split.maxParcels) });
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p>{t(rules.mode)}</p>
        <ol className="ms-5 mt-1 list-decimal">
          {rules.criteria.map((one) => (
            <li key={one.by}>
              <CriterionInWords {...one} mode={rules.mode} currency={currency} prefs={prefs} />
            </li>
          ))}
        </ol>
      </div>
      {asked.length > 0 || require.maxKm !== null ? (
        <div>
          <p>{t('asked')}</p>
          <ul className="ms-5 mt-1 list-disc">
            {asked.map((key) => (
              <li key={key}>{t(`require.${key}`)}</li>
            ))}
            {require.maxKm === null ? null : <li>{t('require.maxKm', { km: km(require.maxKm) })}</li>}
          </ul>
        </div>
      ) : null}
      <p>
        {splits}
        {split.neverBelowMinor > 0 && split.maxParcels !== 1
          ? ` ${t('split.below', { amount: formatMoney(split.neverBelowMinor, currency, prefs) })}`
          : null}
      </p>
      {rules.keepUnits > 0 ? (
        <p>{t('keep', { count: rules.keepUnits, shown: formatNumber(rules.keepUnits, prefs) })}</p>
      ) : null}
    </div>
  );
}

function CriterionInWords(
  props: RoutingRules['criteria'][number] & { mode: RoutingRules['mode']; currency: string; prefs: Prefs },
) {
  const t = useTranslations('routing.words');
  const { by, tolerance, weight, mode, currency, prefs } = props;
  const times = formatNumber(weight, prefs);
  const money = (minor: number) => formatMoney(Math.round(minor), currency, prefs);
  const amounts: Record<Criterion, () => string> = {
    parcels: () => t('unit.parcels', { count: tolerance, shown: formatNumber(tolerance, prefs) }),
    distance: () => t('unit.km', { shown: formatNumber(tolerance, prefs) }),
    shippingCost: () => money(tolerance),
    cover: () => t('unit.days', { count: tolerance, shown: formatNumber(tolerance, prefs) }),
    age: () => t('unit.days', { count: tolerance, shown: formatNumber(tolerance, prefs) }),
    labour: () => money(tolerance),
    rank: () => t('unit.steps', { count: tolerance, shown: formatNumber(tolerance, prefs) }),
  };
  const note =
    mode === 'weighted'
      ? t(`weight.${by}`, { times, amount: money(weight) })
      : tolerance > 0
        ? t('tolerance', { amount: amounts[by]() })
        : null;
  return (
    <>
      {t(`by.${by}`)}
      {note ? <span className="text-quiet"> – {note}</span> : null}
    </>
  );
}
