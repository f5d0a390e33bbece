'use client';

import { memo, useId } from 'react';
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { directionOf, type Prefs } from '#lib/format/prefs.ts';
import {
  type ChartProps,
  formatAxisTick,
  formatAxisValue,
  formatTick,
  formatValue,
  type Shape,
} from './chart-data.ts';
import { dashOf, weaveOf } from './marks.ts';
import { Swatch, Weave } from './swatch.tsx';

const AXIS_WIDTH = 84;
const MOST_CATEGORIES = 8;
const TICK = { fill: 'var(--color-quiet)', fontSize: 12 };
const WRAPPED_HEIGHT = 44;
const WRAPPED_TICK = { ...TICK, width: 72 };
const LINE_COLOUR = 'var(--color-line)';

/**
 * The drawing itself. Time runs from left to right in every language, so the drawing is always `ltr`; the words in it
 * come from our own formatters and the hint follows the page. It is drawn again only when what it shows is another, and
 * for other days from the beginning: bars of other days are other bars, and do not move there.
 */
export const Plot = memo(Drawing, (before, now) => JSON.stringify(before) === JSON.stringify(now));

type DrawingProps = ChartProps & { shape: Shape };

function Drawing(chart: DrawingProps) {
  const prefs = usePrefs();
  const id = useId();
  const { points, axis, series, format, shape } = chart;
  const data = points.map((point) => ({ ...point, ...bandsOf(point, series) }));
  const hasNegative = series.some(({ key }) => points.some((point) => Number(point[key] ?? 0) < 0));
  return (
    <div dir="ltr" className="h-full w-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          key={points.map((point) => point[axis.key]).join(' ')}
          data={data}
          margin={{ top: 16, right: 8, bottom: 0, left: 0 }}
          stackOffset="sign"
          accessibilityLayer
        >
          {shape === 'line' ? null : <Weaves id={id} series={series} />}
          <CartesianGrid vertical={false} stroke={LINE_COLOUR} />
          <XAxis
            dataKey={axis.key}
            tickFormatter={(value: string) =>
              axis.kind === 'category' ? value : isolated(formatAxisTick(value, axis.kind, prefs), prefs)
            }
            tick={axis.kind === 'category' ? WRAPPED_TICK : TICK}
            tickLine={false}
            axisLine={!hasNegative && { stroke: LINE_COLOUR }}
            minTickGap={24}
            height={axis.kind === 'category' ? WRAPPED_HEIGHT : undefined}
            interval={axis.kind === 'category' && points.length <= MOST_CATEGORIES ? 0 : 'preserveEnd'}
          />
          <YAxis
            width={AXIS_WIDTH}
            tickFormatter={(value: number) => isolated(formatTick(value, format, prefs), prefs)}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            domain={shape === 'line' ? ['auto', 'auto'] : [(low: number) => Math.min(0, low), 'auto']}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--color-neutral-4)', stroke: 'var(--color-neutral-7)', fillOpacity: 0.5 }}
            content={(hint) => <Hint {...hint} chart={chart} />}
          />
          {series.map((one) =>
            one.band ? (
              <Area
                key={`${one.key} band`}
                dataKey={`${one.key}__band`}
                stroke="none"
                fill={one.colour}
                fillOpacity={0.16}
                isAnimationActive={false}
                activeDot={false}
                tooltipType="none"
              />
            ) : null,
          )}
          {series.map((one, at) =>
            shape === 'line' ? (
              <Line
                key={one.key}
                dataKey={one.key}
                stroke={one.colour}
                strokeWidth={2}
                strokeDasharray={dashOf(at)}
                dot={false}
                isAnimationActive={false}
              />
            ) : (
              <Bar
                key={one.key}
                dataKey={one.key}
                fill={weaveOf(at) === 'plain' ? one.colour : `url(#${id}${at})`}
                stackId={shape === 'stacked' ? 'whole' : undefined}
                maxBarSize={40}
                isAnimationActive={false}
              />
            ),
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function Weaves({ id, series }: { id: string; series: ChartProps['series'] }) {
  return (
    <defs>
      {series.map(({ key, colour }, at) => (
        <Weave key={key} id={`${id}${at}`} at={at} colour={colour} />
      ))}
    </defs>
  );
}

/** Words inside the drawing keep the direction of the page: "۲ آبان" must not turn round in the `ltr` drawing. */
function isolated(text: string, prefs: Prefs): string {
  return directionOf(prefs.locale) === 'rtl' ? `\u2067${text}\u2069` : text;
}

function bandsOf(point: ChartProps['points'][number], series: ChartProps['series']) {
  const bands = series.flatMap(({ key, band }) => {
    const low = band ? point[band.low] : null;
    const high = band ? point[band.high] : null;
    return typeof low === 'number' && typeof high === 'number'
      ? [[`${key}__band`, [low, high]] as const]
      : [];
  });
  return Object.fromEntries(bands);
}

function Hint({ active, label, chart }: Partial<TooltipContentProps> & { chart: DrawingProps }) {
  const prefs = usePrefs();
  const point = chart.points.find((one) => one[chart.axis.key] === label);
  if (!active || !point) return null;
  return (
    <div
      dir={directionOf(prefs.locale)}
      className="rounded-md bg-raised px-3 py-2 text-sm text-ink shadow-raised"
    >
      <p className="mb-1 text-quiet">{formatAxisValue(String(label), chart.axis.kind, prefs)}</p>
      {chart.series.map(({ key, label: name, colour }, at) => {
        const value = point[key];
        return (
          <p key={key} className="flex items-center justify-between gap-4">
            <span className="flex items-center gap-1.5">
              <Swatch at={at} colour={colour} shape={chart.shape} />
              <bdi>{name}</bdi>
            </span>
            <bdi className="font-medium">
              {typeof value === 'number' ? formatValue(value, chart.format, prefs) : '–'}
            </bdi>
          </p>
        );
      })}
    </div>
  );
}
