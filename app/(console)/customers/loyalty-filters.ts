import { getTranslations } from 'next-intl/server';
import type { Filter } from '#components/table/filter-menu.tsx';
import { POINTS } from '#domains/customers/filter-values.ts';
import type { FilterChoices } from '#domains/customers/list-filter-choices.ts';

/** Where people stand in the loyalty programme as filters; none while there is no programme. */
export async function loyaltyFilters(tiers: FilterChoices['tiers']): Promise<Filter[]> {
  if (!tiers) return [];
  const t = await getTranslations('customers');
  return [
    {
      key: 'tier',
      label: t('filter.tier'),
      options: tiers.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'points',
      label: t('filter.points'),
      choose: 'one',
      options: POINTS.map((value) => ({ value, label: t(`pointsHeld.${value}`) })),
    },
  ];
}
