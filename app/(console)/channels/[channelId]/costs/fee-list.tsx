import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day } from '#components/ui/figures.tsx';
import type { ChannelRow } from '#domains/channels/list-channels.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { MethodName } from '../../method-name.tsx';

type Fee = ChannelRow['fees'][number];

/** What holds now and what will hold from a day on. */
export function FeeList({ fees, currency, prefs }: { fees: readonly Fee[]; currency: string; prefs: Prefs }) {
  const t = useTranslations('channels.fee');
  if (fees.length === 0) return <p className="text-quiet">{t('none')}</p>;
  return (
    <ul className="flex flex-col">
      {fees.map((fee) => (
        <li
          key={`${fee.name} ${fee.paymentMethod} ${fee.validFrom}`}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0"
        >
          <span>
            <UserText className="font-medium">{fee.name}</UserText>
            <span className="text-quiet">
              {' · '}
              {fee.paymentMethod ? <MethodName method={fee.paymentMethod} /> : t('anyMethod')}
            </span>
          </span>
          <span className="flex flex-wrap items-baseline gap-x-4">
            <bdi className="font-medium">{amountOf(fee, currency, prefs)}</bdi>
            <span className="text-sm text-quiet">
              {t('from')} <Day on={fee.validFrom} prefs={prefs} />
              {fee.validTo ? (
                <>
                  {' '}
                  {t('until')} <Day on={fee.validTo} prefs={prefs} />
                </>
              ) : null}
            </span>
          </span>
          <FeeTerms fee={fee} currency={currency} prefs={prefs} />
        </li>
      ))}
    </ul>
  );
}

/** Its limits and steps, where it has any. */
function FeeTerms({ fee, currency, prefs }: { fee: Fee; currency: string; prefs: Prefs }) {
  const t = useTranslations('costs.fee');
  const money = (minor: number) => formatMoney(minor, currency, prefs);
  const terms = [
    ...(fee.minimumMinor === null ? [] : [t('atLeast', { amount: money(fee.minimumMinor) })]),
    ...(fee.maximumMinor === null ? [] : [t('atMost', { amount: money(fee.maximumMinor) })]),
    ...(fee.tiersBy === null ? [] : [fee.tiersBy === 'order' ? t('byOrder') : t('byMonth')]),
    ...(fee.tiers ?? []).map((tier) =>
      t('tier', { from: money(tier.fromMinor), fee: amountOf(tier, currency, prefs) }),
    ),
  ];
  if (terms.length === 0) return null;
  return <span className="w-full text-sm text-quiet">{terms.join(' · ')}</span>;
}

/** "2.5 % + 0.30": whichever parts there are. */
function amountOf(fee: Pick<Fee, 'basisPoints' | 'fixedMinor'>, currency: string, prefs: Prefs): string {
  const parts = [
    ...(fee.basisPoints > 0 ? [formatPercent(fee.basisPoints / 10_000, prefs, 2)] : []),
    ...(fee.fixedMinor > 0 ? [formatMoney(fee.fixedMinor, currency, prefs)] : []),
  ];
  return parts.join(' + ') || formatMoney(0, currency, prefs);
}
