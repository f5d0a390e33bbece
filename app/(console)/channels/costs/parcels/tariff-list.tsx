import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import type { ParcelTariff } from '#domains/channels/costs/pick-tariff.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** What parcels are expected to cost, line by line. */
export function TariffList({
  tariffs,
  currency,
  prefs,
}: {
  tariffs: readonly (ParcelTariff & { id: string })[];
  currency: string;
  prefs: Prefs;
}) {
  const t = useTranslations('costs.parcels');
  if (tariffs.length === 0) return <p>{t('noTariffs')}</p>;
  return (
    <ul className="flex flex-col">
      {tariffs.map((tariff) => (
        <li
          key={tariff.id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0"
        >
          <span>
            {tariff.method ? t(`method.${tariff.method}`) : t('anyMethod')}
            {' · '}
            {tariff.country ? <UserText>{tariff.country}</UserText> : t('everywhere')}
            {' · '}
            {tariff.upToGrams === null ? (
              t('anyWeight')
            ) : (
              <>
                {t('upTo')} <Count value={tariff.upToGrams} prefs={prefs} /> {t('grams')}
              </>
            )}
            <span className="text-quiet">
              {' · '}
              {t('from')} <Day on={tariff.validFrom} prefs={prefs} />
            </span>
          </span>
          <span className="flex flex-wrap gap-x-4">
            <span>
              {t('shipping')}{' '}
              {tariff.shippingMinor === null ? (
                t('asRouting')
              ) : (
                <Money amountMinor={tariff.shippingMinor} currency={currency} prefs={prefs} />
              )}
            </span>
            <span>
              {t('packing')} <Money amountMinor={tariff.packingMinor} currency={currency} prefs={prefs} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
