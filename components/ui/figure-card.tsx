import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Sparkline } from '#components/chart/sparkline.tsx';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { asRoute } from './as-route.ts';

/** A change against a period; `better` says which way is good news, so that the colour fits the words. */
export type FigureChange = {
  value: number;
  shape: 'number' | 'percent';
  period: string;
  better: 'up' | 'down' | 'neither';
};

type Props = {
  name: string;
  figure: ReactNode;
  prefs: Prefs;
  change?: FigureChange;
  trend?: readonly number[];
  /** The rows behind the figure. */
  href?: string;
  /** A `Definition`. */
  definition?: ReactNode;
  /** One more line, such as why there is not enough data. */
  note?: ReactNode;
};

/** A figure with its name, change in words, course, meaning, and the way to its rows. */
export function FigureCard({ name, figure, prefs, change, trend, href, definition, note }: Props) {
  const t = useTranslations('common.figure');
  return (
    <section
      aria-label={name}
      className="@container relative flex min-w-0 flex-col gap-1 rounded-md border border-line bg-surface p-4 hover:has-[a]:border-neutral-7"
    >
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h2 className="min-w-0 text-sm text-quiet">
          {href ? (
            <Link href={asRoute(href)} className="after:absolute after:inset-0 after:rounded-md">
              {name}
            </Link>
          ) : (
            name
          )}
        </h2>
        {definition ? <div className="relative z-1 -me-1">{definition}</div> : null}
      </div>
      <div className="flex flex-col gap-1 @3xs:flex-row @3xs:items-end @3xs:justify-between @3xs:gap-3">
        <div className="text-lg leading-tight font-semibold @3xs:text-xl [&_bdi]:whitespace-normal">
          {figure}
        </div>
        {trend ? <Sparkline values={trend} label={`${t('trend')}: ${name}`} /> : null}
      </div>
      {change ? <ChangeLine change={change} prefs={prefs} /> : null}
      {note ? <p className="text-sm text-quiet">{note}</p> : null}
    </section>
  );
}

function ChangeLine({ change, prefs }: { change: FigureChange; prefs: Prefs }) {
  const t = useTranslations('common.figure');
  const { value, period, shape, better } = change;
  const size = Math.abs(value);
  // The words say which way, so no sign says it once more.
  const text = {
    change: shape === 'percent' ? formatPercent(size, prefs) : formatNumber(size, prefs),
    period,
  };
  if (value === 0) return <p className="text-sm text-quiet">{t('same', { period })}</p>;
  const way = value > 0 ? 'up' : 'down';
  const colour = better === 'neither' ? 'text-quiet' : better === way ? 'text-ok' : 'text-bad';
  return <p className={`text-sm ${colour}`}>{t(way, text)}</p>;
}
