import { useTranslations } from 'next-intl';
import { Sparkline } from '#components/chart/sparkline.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { recentUnits } from './recent-units.ts';

/** How long the units last; beyond a year only that. */
export function Cover({ days, prefs }: { days: number | null; prefs: Prefs }) {
  const t = useTranslations('inventory');
  if (days === null) return <span className="text-quiet">{t('noSales')}</span>;
  return <bdi>{days > 365 ? `> ${formatNumber(365, prefs)}` : formatNumber(Math.floor(days), prefs)}</bdi>;
}

/** Units sold in 28 days, with their course. */
export function SoldUnits({ sold, trend, prefs }: { sold: number; trend: readonly number[]; prefs: Prefs }) {
  const t = useTranslations('inventory');
  const recent = formatNumber(recentUnits(trend), prefs);
  return (
    <span className="flex items-center justify-end gap-2">
      {sold > 0 ? <Sparkline values={trend} label={t('trend', { count: sold, recent })} /> : null}
      <bdi className="min-w-6 text-end">{formatNumber(sold, prefs)}</bdi>
    </span>
  );
}
