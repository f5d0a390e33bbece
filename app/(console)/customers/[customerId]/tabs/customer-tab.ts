import { firstValueOf, type ListParams } from '#components/table/list-location.ts';

/** The parts of a person's page, in the order of their tabs. */
export const CUSTOMER_TABS = ['overview', 'timeline', 'money', 'contact', 'points', 'work'] as const;

/** One part; `all` is every part at once, for paper. */
export type CustomerTab = (typeof CUSTOMER_TABS)[number];

/** What of the address narrows the story: links from before the tabs had nothing else. */
const STORY = ['kind', 'channel', 'from', 'to', 'after'];

/** Which part the address asks for. */
export function readTab(address: ListParams): CustomerTab | 'all' {
  const wanted = firstValueOf(address.tab);
  const tab = [...CUSTOMER_TABS, 'all' as const].find((one) => one === wanted);
  if (tab) return tab;
  return STORY.some((key) => firstValueOf(address[key]) !== undefined) ? 'timeline' : 'overview';
}
