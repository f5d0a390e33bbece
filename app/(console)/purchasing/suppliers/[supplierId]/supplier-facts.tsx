import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import type { Supplier } from '#domains/purchasing/suppliers/get-supplier.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Fewer orders than these say nothing about a supplier's reliability. */
const ENOUGH_ORDERS = 3;

/** How to reach a supplier, and its promised lead time beside the measured one. */
export function SupplierFacts({ supplier, prefs }: { supplier: Supplier; prefs: Prefs }) {
  const t = useTranslations('purchasing');
  const stat = (name: string, value: ReactNode) => ({ name, value });
  const days = (value: number | null) => (value === null ? '–' : t('days', { count: Math.round(value) }));
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Panel title={t('supplier.lead')}>
        <StatRow
          stats={[
            stat(t('supplier.promised'), t('days', { count: supplier.leadDays })),
            stat(t('supplier.leadSpreadDays'), t('days', { count: supplier.leadSpreadDays })),
            stat(t('supplier.measured'), days(supplier.meanDays)),
            stat(
              t('supplier.measuredSpread'),
              supplier.orders < ENOUGH_ORDERS ? t('supplier.notEnough') : days(supplier.spreadDays),
            ),
            stat(
              t('supplier.lateOrders'),
              t('supplier.lateOf', {
                late: formatNumber(supplier.lateOrders, prefs),
                count: supplier.orders,
              }),
            ),
          ]}
        />
      </Panel>
      <Panel title={t('supplier.reach')}>
        <StatRow
          stats={[
            stat(t('supplier.code'), <Ltr>{supplier.code}</Ltr>),
            stat(t('column.currency'), <Ltr>{supplier.currency}</Ltr>),
            stat(t('supplier.locale'), t(`supplier.language.${supplier.locale}`)),
            stat(
              t('supplier.email'),
              supplier.email ? <Ltr className="break-all">{supplier.email}</Ltr> : '–',
            ),
            stat(t('supplier.phone'), supplier.phone ? <Ltr>{supplier.phone}</Ltr> : '–'),
            stat(
              t('supplier.minimumOrder'),
              <Money amountMinor={supplier.minimumOrderMinor} currency={supplier.currency} prefs={prefs} />,
            ),
          ]}
        />
        {supplier.address ? (
          <p className="mt-2 whitespace-pre-line">
            <UserText>{supplier.address}</UserText>
          </p>
        ) : null}
        {supplier.note ? (
          <p className="mt-2 whitespace-pre-line text-quiet">
            <UserText>{supplier.note}</UserText>
          </p>
        ) : null}
      </Panel>
    </div>
  );
}
