import { getTranslations } from 'next-intl/server';
import type { Filter } from '#components/table/filter-menu.tsx';
import { LAST_ORDERS, ORDER_COUNTS } from '#domains/customers/filter-values.ts';
import type { FilterChoices } from '#domains/customers/list-filter-choices.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { countryName } from '../orders/country-name.tsx';
import { loyaltyFilters } from './loyalty-filters.ts';
import { outlookFilters } from './outlook-filters.ts';

/** What the list of people can be narrowed by, worded by the server: the browser need not carry how. */
export async function listFilters(
  choices: FilterChoices,
  { segments, prefs }: { segments: readonly { id: string; name: string }[]; prefs: Prefs },
): Promise<Filter[]> {
  const [t, tSegments] = await Promise.all([getTranslations('customers'), getTranslations('segments')]);
  const filters: Filter[] = [
    {
      key: 'channel',
      label: t('filter.channel'),
      options: choices.channels.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'orders',
      label: t('filter.orders'),
      options: ORDER_COUNTS.map((value) => ({ value, label: t(`orderCount.${value}`) })),
    },
    {
      key: 'last',
      label: t('filter.last'),
      choose: 'one',
      options: LAST_ORDERS.map((value) => ({ value, label: t(`lastOrder.${value}`) })),
    },
    {
      key: 'country',
      label: t('filter.country'),
      options: choices.countries.map((value) => ({ value, label: countryName(value, prefs) })),
    },
    {
      key: 'segment',
      label: tSegments('filter'),
      choose: 'one',
      options: segments.map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: 'tag', label: t('filter.tag'), options: choices.tags.map((value) => ({ value, label: value })) },
    ...(choices.hasOutlook ? await outlookFilters() : []),
    ...(await loyaltyFilters(choices.tiers)),
  ];
  // A tag or a segment is worth a filter when it is the only one too.
  return filters.filter(({ key, options }) => options.length > (key === 'tag' || key === 'segment' ? 0 : 1));
}
