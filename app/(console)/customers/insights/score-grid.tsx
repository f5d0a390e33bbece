import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Definition } from '#components/ui/definition.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ScoreCell } from '#domains/predictions/insights/count-scores.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { heat } from './heat.ts';

const FIFTHS = [1, 2, 3, 4, 5] as const;

/** How many people stand in each pair of recency and frequency; each number leads to them. */
export function ScoreGrid({ cells, prefs }: { cells: readonly ScoreCell[]; prefs: Prefs }) {
  const t = useTranslations('insights');
  const most = cells.reduce((found, { customers }) => Math.max(found, customers), 1);
  const cellAt = (recency: number, frequency: number) =>
    cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
  return (
    <Panel
      title={t('rfm.title')}
      action={
        <Definition
          name={t('rfm.title')}
          words={t('rfm.words')}
          formula={t('rfm.formula')}
          source={t('rfm.source')}
        />
      }
    >
      <div className="overflow-x-auto">
        <table className="w-full min-w-88 table-fixed border-separate border-spacing-1 text-center text-sm">
          <caption className="pb-2 text-start text-quiet">{t('rfm.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" className="w-20 text-start sm:w-28 font-normal text-quiet">
                {t('rfm.recency')}
              </th>
              {FIFTHS.map((frequency) => (
                <th key={frequency} scope="col" className="px-1 py-1 font-normal text-quiet">
                  {t('rfm.frequencyScore', { score: frequency })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FIFTHS.toReversed().map((recency) => (
              <tr key={recency}>
                <th scope="row" className="text-start font-normal text-quiet">
                  {t('rfm.recencyScore', { score: recency })}
                </th>
                {FIFTHS.map((frequency) => (
                  <GridCell key={frequency} cell={cellAt(recency, frequency)} most={most} prefs={prefs} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function GridCell({ cell, most, prefs }: { cell: ScoreCell | undefined; most: number; prefs: Prefs }) {
  const t = useTranslations('insights');
  if (!cell) return <td className="rounded-sm bg-neutral-2 py-3 text-quiet">–</td>;
  const { recency, frequency, group, customers } = cell;
  return (
    <td className="rounded-sm p-0" style={{ background: heat(customers / most) }}>
      <Link
        href={asRoute(`/customers/insights/people?recency=${recency}&frequency=${frequency}`)}
        className="flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-sm px-1 py-1.5 hover:underline"
      >
        <bdi className="font-medium">{formatNumber(customers, prefs)}</bdi>
        <span className="text-xs">{t(`group.${group}`)}</span>
      </Link>
    </td>
  );
}
