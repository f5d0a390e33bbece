import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import type { ShownFit } from '#domains/predictions/insights/get-fits.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const CELL = 'border-b border-line px-3 py-2 text-start align-top';
const COLUMNS = ['said', 'people', 'bought', 'expected', 'actual'] as const;

/** How well the told chances did on weeks that the model had not seen, by fifths of the people, the surest first. */
export function ChanceTable({ holdout, prefs }: { holdout: ShownFit['holdout']; prefs: Prefs }) {
  const t = useTranslations('insights.chances');
  if (!holdout?.byChance?.length) return null;
  const each = (value: number) => formatNumber(Math.round(value * 100) / 100, prefs);
  return (
    <Panel title={t('title')}>
      <p className="mb-3 text-sm text-quiet">{t('hint', { weeks: holdout.weeks })}</p>
      <div className="-mx-4 -mb-4 overflow-x-auto">
        <table className="w-full min-w-lg text-sm">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={`${CELL} font-medium text-quiet`}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {holdout.byChance.map(({ said, buyers, bought, expected, actual }) => (
              <tr key={said}>
                <th scope="row" className={`${CELL} font-medium`}>
                  <bdi>{formatPercent(said, prefs)}</bdi>
                </th>
                <td className={CELL}>
                  <bdi>{formatNumber(buyers, prefs)}</bdi>
                </td>
                <td className={CELL}>
                  <bdi>{formatPercent(bought / buyers, prefs)}</bdi>
                </td>
                <td className={CELL}>
                  <bdi>{each(expected)}</bdi>
                </td>
                <td className={CELL}>
                  <bdi>{each(actual)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
