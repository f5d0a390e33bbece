import { useTranslations } from 'next-intl';
import type { ListParams } from '#components/table/list-location.ts';
import { ListViews, type ListViewsProps } from '../_parts/list-views.tsx';

/** The views that every shop needs, by the parameters of their addresses. */
const BUILT_IN = {
  all: {},
  low: { only: ['low'] },
  out: { only: ['out'] },
  short: { only: ['short'] },
  incoming: { only: ['incoming'] },
  byLocation: { by: 'location' },
} satisfies Record<string, ListParams>;

const IDS = Object.keys(BUILT_IN) as (keyof typeof BUILT_IN)[];

/** The tabs over the list: the views of every shop, then those that people saved. */
export function LevelViews(props: ListViewsProps) {
  const t = useTranslations('inventory.view');
  const builtIn = IDS.map((id) => ({ id, name: t(id), params: BUILT_IN[id] }));
  return <ListViews screen="inventory" builtIn={builtIn} {...props} />;
}
