import { useTranslations } from 'next-intl';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { compareVersions } from './compare-versions.ts';

/** What the edits changed, newest first. */
export function OrderVersions({ order, prefs }: { order: OrderDetail; prefs: Prefs }) {
  const t = useTranslations('orders.version');
  const changes = compareVersions(order);
  if (changes.length === 0) return null;
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={order.currency} prefs={prefs} />
  );
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col gap-4">
        {changes.map((change) => (
          <li key={change.version}>
            <p className="flex flex-wrap gap-x-2">
              <span className="font-medium">{t('number', { version: change.version })}</span>
              <Time at={new Date(change.at)} prefs={prefs} />
              <UserText>{change.actorName}</UserText>
              <UserText className="text-quiet">{change.reason}</UserText>
            </p>
            <ul className="mt-1 text-sm">
              {change.lines.map((line) => (
                <li key={line.sku} className="flex flex-wrap gap-x-2">
                  <Ltr>{line.sku}</Ltr>
                  <span>
                    {t.rich('quantity', {
                      before: () => <Count value={line.before} prefs={prefs} />,
                      after: () => <Count value={line.after} prefs={prefs} />,
                    })}
                  </span>
                </li>
              ))}
              {change.totalBeforeMinor === change.totalAfterMinor ? null : (
                <li>
                  {t.rich('total', {
                    before: () => money(change.totalBeforeMinor),
                    after: () => money(change.totalAfterMinor),
                  })}
                </li>
              )}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
