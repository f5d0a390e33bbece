import { useTranslations } from 'next-intl';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const WIDTH = 120;
const HEIGHT = 28;
const INSET = 2;
/** Eight values in ten of a bell curve lie within so many standard deviations. */
const EIGHTY_PERCENT = 1.2816;
const LATELY = 4;

type Props = {
  history: readonly number[];
  mean: readonly number[];
  spread: readonly number[];
  prefs: Prefs;
};

/** Past weeks as a line, the weeks ahead dashed with their interval as a band; time runs from left to right. */
export function ForecastSpark({ history, mean, spread, prefs }: Props) {
  const t = useTranslations('planning');
  if (history.length === 0 || mean.length === 0) return null;
  const low = mean.map((value, step) => Math.max(0, value - EIGHTY_PERCENT * (spread[step] ?? 0)));
  const high = mean.map((value, step) => value + EIGHTY_PERCENT * (spread[step] ?? 0));
  const top = Math.max(...history, ...high, 1);
  const count = history.length + mean.length;
  const x = (index: number) => round(INSET + (index / (count - 1)) * (WIDTH - 2 * INSET));
  const y = (value: number) => round(HEIGHT - INSET - (value / top) * (HEIGHT - 2 * INSET));
  const last = history.length - 1;
  const past = history.map((value, index) => `${x(index)},${y(value)}`);
  const ahead = mean.map((value, step) => `${x(last + 1 + step)},${y(value)}`);
  const upper = high.map((value, step) => `${x(last + 1 + step)},${y(value)}`);
  const lower = low.map((value, step) => `${x(last + 1 + step)},${y(value)}`).reverse();
  const lately = history.slice(-LATELY);
  const shown = (value: number) => formatNumber(Math.round(value * 10) / 10, prefs);
  const label = t('spark', {
    now: shown(lately.reduce((sum, value) => sum + value, 0) / lately.length),
    ahead: shown(mean[0]!),
    low: shown(low[0]!),
    high: shown(high[0]!),
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      className="shrink-0 text-neutral-8"
    >
      {spread.length > 0 ? (
        <polygon points={[...upper, ...lower].join(' ')} className="fill-accent" fillOpacity="0.16" />
      ) : null}
      <polyline
        points={past.join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <polyline
        points={[past.at(-1), ...ahead].join(' ')}
        fill="none"
        className="stroke-accent"
        strokeWidth="1.5"
        strokeDasharray="3 2"
      />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
