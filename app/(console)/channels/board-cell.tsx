import { useTranslations } from 'next-intl';
import type { BoardFigures } from '#domains/analytics/board/channel-board.ts';
import { METRICS, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatChange } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { MetricValue } from './metric-value.tsx';

const POINTS = 100;

type Props = {
  metric: MetricKey;
  figures: BoardFigures;
  currency: string;
  prefs: Prefs;
  href: string | null;
};

/** One figure with its interval and its change, leading to its rows; stands inside `SoftLinks`. */
export function BoardCell({ metric, figures, currency, prefs, href }: Props) {
  const t = useTranslations('metrics');
  const range = figures.ranges[metric];
  const value = (
    <MetricValue
      metric={metric}
      value={figures.now[metric]}
      need={figures.missing[metric]}
      currency={currency}
      prefs={prefs}
    />
  );
  return (
    <>
      {href ? (
        <a href={href} className="hover:underline">
          {value}
        </a>
      ) : (
        value
      )}
      {range ? (
        <span className="block text-xs text-quiet">
          {t('range', {
            low: formatMoney(Math.round(range[0]), currency, prefs),
            high: formatMoney(Math.round(range[1]), currency, prefs),
          })}
        </span>
      ) : null}
      <CellChange metric={metric} figures={figures} prefs={prefs} />
    </>
  );
}

/** Against the compared period, and whether that is good news: shares by points, all else in percent of what was. */
function CellChange({ metric, figures, prefs }: Pick<Props, 'metric' | 'figures' | 'prefs'>) {
  const t = useTranslations('board');
  const [value, was] = [figures.now[metric], figures.before?.[metric]];
  if (typeof value !== 'number' || typeof was !== 'number') return null;
  const { unit, better } = METRICS[metric];
  const isShare = unit === 'share';
  if (!isShare && was <= 0) return null;
  const change = isShare ? Math.round((value - was) * POINTS * 10) / 10 : value / was - 1;
  if (change === 0) return null;
  const way = change > 0 ? 'up' : 'down';
  const news = better === 'neither' ? null : better === way ? 'better' : 'worse';
  const colour = news === null ? 'text-quiet' : news === 'better' ? 'text-ok' : 'text-bad';
  const text = formatChange(change, isShare ? 'number' : 'percent', prefs);
  return (
    <span className={`block text-xs ${colour}`} data-news={news ?? 'neither'}>
      <span aria-hidden className={way === 'up' ? UP : DOWN} />{' '}
      {isShare ? t('points', { change: `\u2068${text}\u2069` }) : <bdi>{text}</bdi>}
      {news ? ` ${t(`change.${news}`)}` : null}
    </span>
  );
}

// Drawn by borders: no font has to have the sign, and paper shows it too.
const ARROW = 'inline-block border-x-[0.25rem] border-x-transparent align-baseline';
const UP = `${ARROW} border-b-[0.4rem] border-b-current`;
const DOWN = `${ARROW} border-t-[0.4rem] border-t-current`;
