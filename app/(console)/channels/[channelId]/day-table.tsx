import { useTranslations } from 'next-intl';
import { Day } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ChannelReport } from '#domains/analytics/board/channel-report.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { WideArea } from '../_cards/wide-area.tsx';
import { MetricValue } from '../metric-value.tsx';

const MOST_DAYS = 120;

/** Every day of the period on which something was posted, newest first, with the same figures as the board. */
export function DayTable({
  report,
  currency,
  prefs,
}: {
  report: ChannelReport;
  currency: string;
  prefs: Prefs;
}) {
  const t = useTranslations();
  const days = report.days.slice(0, MOST_DAYS);
  if (days.length === 0) return null;
  return (
    <div id="days" className="mb-6 scroll-mt-16">
      <Panel title={t('channels.days.title')}>
        <WideArea label={t('channels.days.title')} className="-m-4 max-h-96 overflow-y-auto">
          <table className="w-full border-separate border-spacing-0 text-start">
            <thead>
              <tr>
                <th scope="col" className={`${HEAD} start-0 z-2 text-start`}>
                  {t('channels.days.day')}
                </th>
                {report.metrics.map((metric) => (
                  <th key={metric} scope="col" className={`${HEAD} z-1 text-end`}>
                    {t(`metrics.${metric}.name`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, values }) => (
                <tr key={day}>
                  <th scope="row" className={`${CELL} sticky start-0 bg-surface text-start font-normal`}>
                    <Day on={day} prefs={prefs} />
                  </th>
                  {report.metrics.map((metric) => (
                    <td key={metric} className={`${CELL} text-end tabular-nums`}>
                      <MetricValue metric={metric} value={values[metric]} currency={currency} prefs={prefs} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideArea>
      </Panel>
      {report.days.length > MOST_DAYS ? (
        <p className="mt-2 text-sm text-quiet">{t('channels.days.newest', { count: MOST_DAYS })}</p>
      ) : null}
    </div>
  );
}

const HEAD =
  'sticky top-0 h-9 border-b border-line bg-neutral-2 px-3 text-sm font-medium whitespace-nowrap text-quiet';
const CELL = 'h-9 border-b border-line px-3 whitespace-nowrap';
