import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Definition } from '#components/ui/definition.tsx';
import { FigureCard } from '#components/ui/figure-card.tsx';
import { Count, Money, Time, TimeAgo } from '#components/ui/figures.tsx';
import type { CustomerValue } from '#domains/customers/get-customer-value.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { value: CustomerValue; currency: string; now: Date; prefs: Prefs };

type Figure = {
  key: 'net' | 'orders' | 'averageOrder' | 'gross' | 'cm1';
  figure: ReactNode;
  note?: ReactNode;
};

/** What the person has been worth so far; margins only for those who may see costs. */
export function CustomerFigures({ value, currency, now, prefs }: Props) {
  const t = useTranslations('customers.value');
  const tMetric = useTranslations('metrics');
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />
  );
  const incomplete =
    value.unitsWithoutCost > 0 ? t('withoutCost', { count: value.unitsWithoutCost }) : undefined;
  const figures: Figure[] = [
    { key: 'net', figure: money(value.netMinor) },
    { key: 'orders', figure: <Count value={value.orders} prefs={prefs} /> },
    {
      key: 'averageOrder',
      figure: value.averageOrderMinor === null ? '–' : money(value.averageOrderMinor),
    },
    { key: 'gross', figure: money(value.grossMinor) },
    ...(value.cm1Minor === null
      ? []
      : [{ key: 'cm1' as const, figure: money(value.cm1Minor), note: incomplete }]),
  ];
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2">
      <div className={`grid grid-cols-2 gap-3 ${figures.length > 4 ? 'sm:grid-cols-3' : 'xl:grid-cols-4'}`}>
        {figures.map(({ key, figure, note }) => (
          <FigureCard
            key={key}
            name={tMetric(`${key}.name`)}
            figure={figure}
            prefs={prefs}
            note={note}
            definition={
              <Definition
                name={tMetric(`${key}.name`)}
                words={tMetric(`${key}.words`)}
                formula={tMetric(`${key}.formula`)}
                source={t('source')}
              />
            }
          />
        ))}
        {value.cm2Minor === null ? null : (
          <FigureCard
            name={t('ltv.name')}
            figure={money(value.cm2Minor)}
            prefs={prefs}
            note={incomplete}
            definition={
              <Definition
                name={t('ltv.name')}
                words={t('ltv.words')}
                formula={t('ltv.formula')}
                source={t('source')}
              />
            }
          />
        )}
      </div>
      <p className="flex flex-wrap gap-x-4 text-sm text-quiet">
        {value.firstOrderAt && value.lastOrderAt ? (
          <>
            <span>
              {t('first')}: <Time at={new Date(value.firstOrderAt)} prefs={prefs} shape="date" />
            </span>
            <span>
              {t('last')}: <TimeAgo at={new Date(value.lastOrderAt)} now={now} prefs={prefs} />
            </span>
          </>
        ) : (
          t('never')
        )}
      </p>
    </section>
  );
}
