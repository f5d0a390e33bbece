import { useTranslations } from 'next-intl';
import { Sparkline } from '#components/chart/sparkline.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { Count } from '#components/ui/figures.tsx';
import type { VariantStock } from '#domains/inventory/get-variant-stock.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ChangingCount } from '../changing-count.tsx';
import { Cover } from '../cover.tsx';
import { MarkBadge } from '../mark-badge.tsx';
import { recentUnits } from '../recent-units.ts';

const NAME = 'flex min-h-6 items-center gap-1 text-sm text-quiet';
const FIGURE = 'text-lg font-semibold';

/** What there is of a variant over all locations, and how long it lasts. */
export function StockSummary({ stock, prefs }: { stock: VariantStock; prefs: Prefs }) {
  const t = useTranslations('inventory');
  return (
    <dl className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-4">
      <div>
        <dt className={NAME}>
          {t('column.available')}
          <Definition
            name={t('column.available')}
            words={t('definition.available')}
            formula={t('definition.availableFormula')}
          />
        </dt>
        <dd className={`${FIGURE} -ms-1 flex items-center gap-2`}>
          <ChangingCount value={stock.available} prefs={prefs} />
          <span className="text-base font-normal">
            <MarkBadge mark={stock.mark} />
          </span>
        </dd>
      </div>
      <div>
        <dt className={NAME}>{t('column.onHand')}</dt>
        <dd className={`${FIGURE} -ms-1`}>
          <ChangingCount value={stock.onHand} prefs={prefs} />
        </dd>
      </div>
      <div>
        <dt className={NAME}>{t('column.sold')}</dt>
        <dd className={`${FIGURE} flex items-center gap-3`}>
          <Count value={stock.sold} prefs={prefs} />
          {stock.sold > 0 ? (
            <Sparkline
              values={stock.trend}
              label={t('trend', {
                count: stock.sold,
                recent: formatNumber(recentUnits(stock.trend), prefs),
              })}
            />
          ) : null}
        </dd>
      </div>
      <div>
        <dt className={NAME}>
          {t('column.cover')}
          <Definition
            name={t('column.cover')}
            words={t('definition.cover')}
            formula={t('definition.coverFormula')}
            source={t('definition.coverSource')}
          />
        </dt>
        <dd className={FIGURE}>
          <Cover days={stock.coverDays} prefs={prefs} />
        </dd>
      </div>
    </dl>
  );
}
