import { useTranslations } from 'next-intl';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { TodaySales } from '#domains/analytics/today-sales.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Net sales of the day so far, beside the same weekday up to now, in all and per channel. */
export function SalesSoFar({ sales, prefs }: { sales: TodaySales; prefs: Prefs }) {
  const t = useTranslations('today.sales');
  const { currency } = sales;
  return (
    <Panel title={t('title')}>
      <p className="text-xl font-semibold">
        <Money amountMinor={sales.netMinor} currency={currency} prefs={prefs} />
      </p>
      <p className="mt-1 text-sm text-quiet">
        {t('orders', { orders: sales.orders })} · {t('units', { units: sales.units })}
      </p>
      <p className="mt-1 text-sm">
        <Comparison sales={sales} prefs={prefs} />
      </p>
      <table className="mt-4 w-full text-sm">
        <caption className="sr-only">{t('byChannel')}</caption>
        <thead>
          <tr className="text-quiet">
            <th className="border-b border-line py-1.5 text-start font-normal">{t('channel')}</th>
            <th className="border-b border-line py-1.5 text-end font-normal">{t('ordersShort')}</th>
            <th className="border-b border-line py-1.5 text-end font-normal">{t('net')}</th>
          </tr>
        </thead>
        <tbody>
          {sales.channels.map((channel) => (
            <tr key={channel.channelId}>
              <th scope="row" className="max-w-32 py-1.5 text-start font-normal">
                <ChannelMark kind={asChannelKind(channel.kind)}>{channel.name}</ChannelMark>
              </th>
              <td className="py-1.5 text-end tabular-nums">
                <Count value={channel.orders} prefs={prefs} />
              </td>
              <td className="py-1.5 text-end tabular-nums">
                <Money amountMinor={channel.netMinor} currency={currency} prefs={prefs} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Comparison({ sales, prefs }: { sales: TodaySales; prefs: Prefs }) {
  const t = useTranslations('today.sales');
  const { usual } = sales;
  if (!usual) return <span className="text-quiet">{t('noComparison')}</span>;
  if (usual.netMinor <= 0)
    return <span className="text-quiet">{t('nothingBefore', { days: usual.days })}</span>;
  const change = sales.netMinor / usual.netMinor - 1;
  return (
    <>
      <span className={change >= 0 ? 'text-ok' : 'text-bad'}>
        {t(change >= 0 ? 'more' : 'less', { change: formatPercent(Math.abs(change), prefs) })}
      </span>{' '}
      <span className="text-quiet">{t('comparedTo', { days: usual.days })}</span>
    </>
  );
}
