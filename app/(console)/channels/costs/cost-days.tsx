import { useTranslations } from 'next-intl';
import { Day } from '#components/ui/figures.tsx';
import type { CostRow } from '#domains/analytics/board/list-costs.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** The day of a cost, the days of a month's part, or, of one that came late, the day from which it counts and its own. */
export function CostDays({ row, prefs }: { row: CostRow; prefs: Prefs }) {
  const t = useTranslations('statement.rows');
  if (row.day === row.countsOn) return <Day on={row.day} prefs={prefs} />;
  if (row.sharedCostId)
    return (
      <>
        <Day on={row.day} prefs={prefs} /> – <Day on={row.countsOn} prefs={prefs} />
      </>
    );
  return (
    <>
      <Day on={row.countsOn} prefs={prefs} />
      <span className="block text-sm text-quiet">
        {t.rich('ofDay', { day: () => <Day on={row.day} prefs={prefs} /> })}
      </span>
    </>
  );
}
