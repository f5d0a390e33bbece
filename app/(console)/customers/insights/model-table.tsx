import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import type { ShopFits } from '#domains/predictions/insights/get-fits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const CELL = 'border-b border-line px-3 py-2 text-start align-top';

/** The models with their parameters and errors, for who wants to check them. */
export function ModelTable({ fits, prefs }: { fits: ShopFits['fits']; prefs: Prefs }) {
  const t = useTranslations('insights');
  return (
    <Panel title={t('models.title')}>
      <div className="-m-4 overflow-x-auto">
        <table className="w-full min-w-xl text-sm">
          <thead>
            <tr>
              {(['model', 'parameters', 'likelihood', 'buyers', 'error'] as const).map((column) => (
                <th key={column} scope="col" className={`${CELL} font-medium text-quiet`}>
                  {t(`models.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fits.map(({ model, isChosen, parameters, logLikelihood, buyers, holdout }) => (
              <tr key={model}>
                <th scope="row" className={`${CELL} font-medium`}>
                  {t(`model.${model}`)}
                  {isChosen ? (
                    <span className="block font-normal text-quiet">{t('models.shown')}</span>
                  ) : null}
                </th>
                <td className={CELL} dir="ltr">
                  {Object.entries(parameters)
                    .map(([name, value]) => `${name} = ${Number(value.toPrecision(4))}`)
                    .join(', ')}
                </td>
                <td className={CELL}>
                  <bdi>{formatNumber(Math.round(logLikelihood), prefs)}</bdi>
                </td>
                <td className={CELL}>
                  <bdi>{formatNumber(buyers, prefs)}</bdi>
                </td>
                <td className={CELL}>
                  {holdout
                    ? t('models.errors', { model: holdout.model.rmse, plain: holdout.plain.rmse })
                    : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
