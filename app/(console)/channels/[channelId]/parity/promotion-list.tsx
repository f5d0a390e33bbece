import { useTranslations } from 'next-intl';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Day, Money } from '#components/ui/figures.tsx';
import type { Promotion } from '#domains/parity/settings/read-settings.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { EndPromotionButton } from './end-promotion-button.tsx';

const PERCENT = 100;

type Props = { promotions: readonly Promotion[]; currency: string; mayEnd: boolean; prefs: Prefs };

/** The promotions that run, will run or ran on a channel. */
export function PromotionList({ promotions, currency, mayEnd, prefs }: Props) {
  const t = useTranslations('parity.settings.promotion');
  if (promotions.length === 0) return <p className="mb-3 text-quiet">{t('none')}</p>;
  return (
    <ul className="mb-4 flex flex-col">
      {promotions.map((one) => (
        <li
          key={one.id}
          className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 border-b border-line py-2 last:border-b-0"
        >
          <span className="min-w-0">
            <UserText>{one.name}</UserText>
            <span className="block text-sm text-quiet">
              <Day on={one.fromOn} prefs={prefs} /> – <Day on={one.untilOn} prefs={prefs} />
              {' · '}
              {one.sku ? (
                <Ltr>{one.sku}</Ltr>
              ) : one.category ? (
                <UserText>{one.category}</UserText>
              ) : (
                t('everything')
              )}
            </span>
          </span>
          <span className="flex items-baseline gap-3">
            {one.priceMinor === null ? (
              t('off', { percent: formatNumber((one.offBasisPoints ?? 0) / PERCENT, prefs) })
            ) : (
              <Money amountMinor={one.priceMinor} currency={currency} prefs={prefs} />
            )}
            {mayEnd ? <EndPromotionButton promotionId={one.id} name={one.name} /> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
