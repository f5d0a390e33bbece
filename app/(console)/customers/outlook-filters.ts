import { getTranslations } from 'next-intl/server';
import type { Filter } from '#components/table/filter-menu.tsx';
import { CHANCES, EXPECTED_ORDERS, NEXT_PURCHASES, RFM_GROUPS } from '#domains/customers/filter-values.ts';

/** What is foretold as filters. */
export async function outlookFilters(): Promise<Filter[]> {
  const [t, tGroup] = await Promise.all([getTranslations('customers'), getTranslations('insights.group')]);
  return [
    {
      key: 'group',
      label: t('filter.group'),
      options: RFM_GROUPS.map((value) => ({ value, label: tGroup(value) })),
    },
    {
      key: 'alive',
      label: t('filter.alive'),
      options: CHANCES.map((value) => ({ value, label: t(`chance.${value}`) })),
    },
    {
      key: 'expected',
      label: t('filter.expected'),
      options: EXPECTED_ORDERS.map((value) => ({ value, label: t(`expectedOrders.${value}`) })),
    },
    {
      key: 'next',
      label: t('filter.next'),
      choose: 'one',
      options: NEXT_PURCHASES.map((value) => ({ value, label: t(`nextPurchase.${value}`) })),
    },
  ];
}
