import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { RecurringRow, ShownMonth, ShownShare } from '#domains/channels/costs/shared/list-recurring.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** How each month of a cost was spread: by which facts each channel bears what it bears. */
export function MonthShares({
  cost,
  months,
  opened,
  currency,
  prefs,
}: {
  cost: RecurringRow;
  months: readonly ShownMonth[];
  opened: string | undefined;
  currency: string;
  prefs: Prefs;
}) {
  const t = useTranslations('costs.monthly');
  if (months.length === 0) return null;
  return (
    <Panel title={t('spreadOf', { name: cost.name })}>
      {months.map((month, at) => (
        <details
          key={month.id}
          open={opened === undefined ? at === 0 : opened === month.id}
          className="border-b border-line py-2 last:border-b-0"
        >
          <summary className="cursor-pointer pointer-coarse:py-2">
            <Day on={month.from} prefs={prefs} /> – <Day on={month.to} prefs={prefs} />
            {' · '}
            <Money amountMinor={month.reportedMinor} currency={currency} prefs={prefs} />{' '}
            {month.isTakenBack ? <Badge>{t('takenBack')}</Badge> : null}
            {!month.isFinal ? <Badge tone="info">{t('provisional')}</Badge> : null}
          </summary>
          <Reason month={month} prefs={prefs} />
          <table className="w-full border-collapse text-sm" aria-label={t('spreadOf', { name: cost.name })}>
            <thead className="text-quiet">
              <tr>
                <th scope="col" className="py-1 pe-3 text-start font-medium">
                  {t('channel')}
                </th>
                <th scope="col" className="py-1 pe-3 text-end font-medium">
                  {t('facts')}
                </th>
                <th scope="col" className="py-1 pe-3 text-end font-medium">
                  {t('part')}
                </th>
                <th scope="col" className="py-1 text-end font-medium">
                  {t('bears')}
                </th>
              </tr>
            </thead>
            <tbody>
              {month.shares.map((share) => (
                <ShareRow
                  key={share.channelId}
                  share={share}
                  month={month}
                  currency={currency}
                  prefs={prefs}
                />
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </Panel>
  );
}

/** "By net sales of 1 to 28 February". */
function Reason({ month, prefs }: { month: ShownMonth; prefs: Prefs }) {
  const t = useTranslations('costs.monthly');
  const [first] = month.shares;
  if (!first) return null;
  const { key, basisFrom, basisTo } = first;
  return (
    <p className="py-1 text-sm text-quiet">
      {basisFrom && basisTo
        ? t('reason', {
            key: t(`keys.${key}`),
            from: formatBusinessDate(basisFrom, prefs),
            to: formatBusinessDate(basisTo, prefs),
          })
        : t(`keys.${key}`)}
    </p>
  );
}

function ShareRow({
  share,
  month,
  currency,
  prefs,
}: {
  share: ShownShare;
  month: ShownMonth;
  currency: string;
  prefs: Prefs;
}) {
  const whole = month.shares.reduce((sum, { basis }) => sum + Math.max(0, basis), 0);
  const part = whole === 0 ? 0 : Math.max(0, share.basis) / whole;
  return (
    <tr className="border-t border-line">
      <td className="py-1.5 pe-3">
        <UserText>{share.channelName}</UserText>
      </td>
      <td className="py-1.5 pe-3 text-end">
        <Facts share={share} currency={currency} prefs={prefs} />
      </td>
      <td className="py-1.5 pe-3 text-end whitespace-nowrap">
        <bdi>{formatPercent(part, prefs, 2)}</bdi>
      </td>
      <td className="py-1.5 text-end">
        <Money amountMinor={share.amountMinor} currency={currency} prefs={prefs} />
      </td>
    </tr>
  );
}

function Facts({ share, currency, prefs }: { share: ShownShare; currency: string; prefs: Prefs }) {
  if (share.key === 'netSales') return <Money amountMinor={share.basis} currency={currency} prefs={prefs} />;
  if (share.key === 'orders' || share.key === 'units') return <Count value={share.basis} prefs={prefs} />;
  return <>–</>;
}
