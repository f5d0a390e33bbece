import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { FigureCard } from '#components/ui/figure-card.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import type { ShopFits, ShownFit } from '#domains/predictions/insights/get-fits.ts';
import { FEW_BUYERS } from '#domains/predictions/models/learn-shop.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { RangeText } from './range-text.tsx';

type Props = { shop: ShopFits; chosen: ShownFit; currency: string; prefs: Prefs };

/** What all buyers together are likely to do, and in plain words how far that can be relied on. */
export function AheadPanel({ shop, chosen, currency, prefs }: Props) {
  const t = useTranslations('insights');
  const count = (value: number) => <Count value={Math.round(value)} prefs={prefs} />;
  const money = (value: number) => (
    <Money amountMinor={Math.round(value)} currency={currency} prefs={prefs} />
  );
  return (
    <section aria-label={t('ahead.title')} className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        {(chosen.totals ?? []).flatMap(({ days, orders, value }) => [
          <FigureCard
            key={`${days} orders`}
            name={t('ahead.orders', { days })}
            prefs={prefs}
            figure={
              <RangeText figure={count(orders.expected)} low={count(orders.low)} high={count(orders.high)} />
            }
            definition={
              <Definition
                name={t('ahead.orders', { days })}
                words={t('ahead.ordersWords')}
                formula={t('ahead.formula')}
                source={t(`model.${chosen.model}`)}
              />
            }
          />,
          value ? (
            <FigureCard
              key={`${days} value`}
              name={t('ahead.value', { days })}
              prefs={prefs}
              figure={
                <RangeText figure={money(value.expected)} low={money(value.low)} high={money(value.high)} />
              }
              definition={
                <Definition
                  name={t('ahead.value', { days })}
                  words={t('ahead.valueWords')}
                  formula={t('ahead.formula')}
                  source={t('model.gamma-gamma')}
                />
              }
            />
          ) : null,
        ])}
      </div>
      <Verdict holdout={chosen.holdout} />
      <ul className="list-disc ps-5 text-quiet">
        <li>{t('limits.once', { once: shop.boughtOnce, all: shop.buyers })}</li>
        {shop.buyers < FEW_BUYERS ? <li>{t('limits.few')}</li> : null}
        <li>{t('limits.unseen')}</li>
        <li>{t('limits.newcomers')}</li>
      </ul>
    </section>
  );
}

function Verdict({ holdout }: { holdout: ShownFit['holdout'] }) {
  const t = useTranslations('insights.verdict');
  if (!holdout) return <Banner tone="info" title={t('untried')} />;
  const facts = {
    weeks: holdout.weeks,
    actual: holdout.actual,
    expected: Math.round(holdout.expected),
    model: holdout.model.rmse,
    plain: holdout.plain.rmse,
  };
  return (
    <Banner tone={holdout.beatsPlain ? 'ok' : 'warn'} title={t(holdout.beatsPlain ? 'better' : 'noBetter')}>
      <p>{t('facts', facts)}</p>
      <p>{t(holdout.plain.rule === 'ownRate' ? 'ownRate' : 'everybodysMean')}</p>
    </Banner>
  );
}
