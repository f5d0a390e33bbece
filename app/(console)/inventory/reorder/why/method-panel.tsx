import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ReorderExplanation } from '#domains/planning/advice/explain-reorder.ts';
import { trustedMargin } from '#domains/planning/forecast/forecast-series.ts';
import { formatChange, formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { asMethod } from '../method-name.ts';

type Props = { why: ReorderExplanation; prefs: Prefs };

/** Which method was taken and why, what was put right in the history, and how every method did. */
export function MethodPanel({ why, prefs }: Props) {
  const t = useTranslations('planning');
  const remarks = useRemarks({ why, prefs });
  return (
    <Panel title={t('why.method')}>
      <div className="flex flex-col gap-2">
        <p className="font-medium">{t(`method.${asMethod(why.method)}`)}</p>
        <ul className="flex list-disc flex-col gap-1 ps-5">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
        {why.trials.length > 0 ? <Trials why={why} prefs={prefs} /> : null}
      </div>
    </Panel>
  );
}

function useRemarks({ why, prefs }: Props): string[] {
  const t = useTranslations('planning');
  const best = why.trials[0];
  const origins = formatNumber(why.origins, prefs);
  const chosen = !best
    ? []
    : best.method === why.method
      ? [t('why.best', { origins, count: formatNumber(why.trials.length, prefs) })]
      : [
          t('why.trusted', {
            origins,
            best: t(`method.${asMethod(best.method)}`),
            margin: formatPercent(trustedMargin(why.kind), prefs),
          }),
        ];
  return [
    t(`why.kind.${why.kind}`),
    ...chosen,
    ...(why.isSeasonUnseen ? [t('why.unseen')] : []),
    ...(why.weeksScaled > 0 ? [t('why.scaled', { count: why.weeksScaled })] : []),
    ...(why.weeksLeftOut > 0 ? [t('why.leftOut', { count: why.weeksLeftOut })] : []),
    ...(why.wishedUnits > 0 ? [t('why.wished', { units: formatNumber(why.wishedUnits, prefs) })] : []),
  ];
}

function Trials({ why, prefs }: Props) {
  const t = useTranslations('planning');
  const number = (value: number) => formatNumber(Number(value.toPrecision(3)), prefs);
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-accent">{t('why.trials')}</summary>
      <p className="my-2 text-sm text-quiet">{t('why.trialWords')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard. */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={t('why.trials')}>
        <table className="w-full text-sm">
          <thead>
            <tr className="text-quiet">
              <th scope="col" className="py-1 pe-3 text-start font-medium">
                {t('why.trial.method')}
              </th>
              {(['rmse', 'mae', 'bias'] as const).map((key) => (
                <th key={key} scope="col" className="px-2 py-1 text-end font-medium">
                  {t(`why.trial.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {why.trials.map((trial) => (
              <tr key={trial.method} className="border-t border-line">
                <th scope="row" className="py-1 pe-3 text-start font-normal">
                  {t(`method.${asMethod(trial.method)}`)}{' '}
                  {trial.method === why.method ? <Badge tone="accent">{t('why.trial.chosen')}</Badge> : null}
                </th>
                <td className="px-2 py-1 text-end tabular-nums">
                  <bdi>{number(trial.rmse)}</bdi>
                </td>
                <td className="px-2 py-1 text-end tabular-nums">
                  <bdi>{number(trial.mae)}</bdi>
                </td>
                <td className="px-2 py-1 text-end tabular-nums">
                  <bdi>{formatChange(trial.bias, 'number', prefs)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
