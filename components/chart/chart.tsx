'use client';

import { ChartLine, Table } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { startTransition, useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { type ChartProps, formatAxisValue, formatValue, type Shape } from './chart-data.ts';
import { Swatch } from './swatch.tsx';

const PLOT_HEIGHT = 'h-64';
const FEWEST_POINTS = 2;

const Plot = dynamic(() => import('./plot.tsx').then((file) => file.Plot), {
  ssr: false,
  loading: () => <Skeleton className={`w-full ${PLOT_HEIGHT}`} />,
});

/** A course over time, with intervals as bands. */
export function LineChart(props: ChartProps) {
  return <Chart {...props} shape="line" />;
}

/** Values side by side. */
export function BarChart(props: ChartProps) {
  return <Chart {...props} shape="bar" />;
}

/** Parts that add up to a whole. */
export function StackedBarChart(props: ChartProps) {
  return <Chart {...props} shape="stacked" />;
}

function Chart({ shape, ...chart }: ChartProps & { shape: Shape }) {
  const t = useTranslations('common.chart');
  const [isTable, setTable] = useState(false);
  const isEnough = chart.points.length >= (chart.minimumPoints ?? FEWEST_POINTS);
  return (
    <figure className="m-0 flex min-w-0 flex-col gap-3">
      <figcaption className="flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="font-medium">{chart.title}</span>
        {isEnough ? (
          <span data-no-print>
            <Button look="quiet" size="small" onClick={() => startTransition(() => setTable(!isTable))}>
              {isTable ? <ChartLine aria-hidden /> : <Table aria-hidden />}
              {t(isTable ? 'showChart' : 'showTable')}
            </Button>
          </span>
        ) : null}
      </figcaption>
      {!isEnough ? (
        <NotEnough enough={chart.enough} />
      ) : isTable ? (
        <ChartTable {...chart} />
      ) : (
        <>
          <Legend {...chart} shape={shape} />
          <div className={`w-full ${PLOT_HEIGHT}`}>
            <Plot {...chart} shape={shape} />
          </div>
        </>
      )}
    </figure>
  );
}

function NotEnough({ enough }: { enough?: string }) {
  const t = useTranslations('common.chart');
  return (
    <div
      className={`flex flex-col items-center justify-center gap-1 rounded-md border border-dashed border-neutral-7 px-4 text-center ${PLOT_HEIGHT}`}
    >
      <p className="font-medium">{t('notEnough')}</p>
      {enough ? <p className="text-quiet">{enough}</p> : null}
    </div>
  );
}

function Legend({ series, shape }: ChartProps & { shape: Shape }) {
  if (series.length < 2) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {series.map(({ key, label, colour }, at) => (
        <li key={key} className="flex items-center gap-1.5">
          <Swatch at={at} colour={colour} shape={shape} />
          <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  );
}

function ChartTable({ title, points, axis, series, format }: ChartProps) {
  const t = useTranslations('common.chart');
  const prefs = usePrefs();
  const show = (value: string | number | null | undefined) =>
    typeof value === 'number' ? formatValue(value, format, prefs) : '–';
  const columns = series.flatMap(({ key, label, band }) => [
    { key, label, cell: (point: ChartProps['points'][number]) => show(point[key]) },
    ...(band
      ? [
          {
            key: `${key} band`,
            label: t('interval', { name: label }),
            cell: (point: ChartProps['points'][number]) =>
              t('range', { low: show(point[band.low]), high: show(point[band.high]) }),
          },
        ]
      : []),
  ]);
  return (
    <section
      className="relative max-h-72 overflow-auto rounded-md border border-line"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
      tabIndex={0}
      aria-label={title}
    >
      <table className="w-full text-sm">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 bg-neutral-2 px-3 py-1.5 text-start font-medium text-quiet"
            >
              {axis.label}
            </th>
            {columns.map(({ key, label }) => (
              <th
                key={key}
                scope="col"
                className="sticky top-0 bg-neutral-2 px-3 py-1.5 text-end font-medium text-quiet"
              >
                <bdi>{label}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={String(point[axis.key])}>
              <th
                scope="row"
                className="border-t border-line px-3 py-1.5 text-start font-normal whitespace-nowrap"
              >
                <bdi>{formatAxisValue(String(point[axis.key]), axis.kind, prefs)}</bdi>
              </th>
              {columns.map(({ key, cell }) => (
                <td key={key} className="border-t border-line px-3 py-1.5 text-end">
                  {cell(point)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
