import { getTranslations } from 'next-intl/server';
import { Panel } from '#components/ui/panel.tsx';
import { getLoyalty } from '#domains/loyalty/get-loyalty.ts';
import { CustomerLoyalty } from '../_loyalty/customer-loyalty.tsx';
import type { PartProps } from './part.ts';

/** The person's points and where they came from; says so where there is no programme. */
export async function PointsPart({ ctx, customer, currency, prefs }: PartProps) {
  const { isOn, isMember } = await getLoyalty(ctx, customer.id);
  if (isOn || isMember)
    return <CustomerLoyalty ctx={ctx} customerId={customer.id} currency={currency} prefs={prefs} />;
  const [t, tPoints] = await Promise.all([
    getTranslations('customers.tab'),
    getTranslations('loyalty.panel'),
  ]);
  return (
    <Panel title={tPoints('title')}>
      <p className="text-quiet">{t('noProgramme')}</p>
    </Panel>
  );
}
