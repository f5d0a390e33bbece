import { useTranslations } from 'next-intl';
import type { ChannelBoard } from '#domains/analytics/board/channel-board.ts';
import type { MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { useWhyNothing } from './metric-value.tsx';

type Props = { board: ChannelBoard; columns: readonly MetricKey[]; prefs: Prefs };

/** Why figures of the shown columns are empty, channel by channel, and what would be enough. */
export function BoardGaps({ board, columns, prefs }: Props) {
  const t = useTranslations();
  const why = useWhyNothing(prefs);
  const gaps = columns.flatMap((metric) => {
    const empty = board.rows.filter(({ now }) => metric in now && now[metric] === null);
    if (empty.length === 0) return [];
    const reasons = Map.groupBy(empty, ({ missing }) => why(metric, missing[metric]));
    return [{ metric, reasons: [...reasons] }];
  });
  if (gaps.length === 0) return null;
  return (
    <details className="mt-2 text-sm" data-gaps>
      <summary className="cursor-pointer text-quiet hover:text-ink pointer-coarse:py-2.5">
        {t('board.gaps')}
      </summary>
      <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {gaps.map(({ metric, reasons }) => (
          <div key={metric}>
            <dt className="font-medium">{t(`metrics.${metric}.name`)}</dt>
            {reasons.map(([reason, rows]) => (
              <dd key={reason}>
                <bdi>{rows.map(({ name }) => name).join(' · ')}</bdi>
                <span className="block text-quiet">{reason}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
