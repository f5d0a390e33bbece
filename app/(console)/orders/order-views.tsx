import { useTranslations } from 'next-intl';
import type { ListParams } from '#components/table/list-location.ts';
import { ListViews, type ListViewsProps } from '../_parts/list-views.tsx';

/** The views that every shop needs, by the parameters of their addresses. */
const BUILT_IN = {
  all: {},
  toPick: { status: ['reserved', 'confirmed'] },
  toShip: { status: ['part_shipped', 'picked'] },
  backorders: { status: ['backorder'] },
  attention: { status: ['attention'] },
  due: { only: ['due'] },
  late: { only: ['late'] },
  returned: { only: ['returned'] },
} satisfies Record<string, ListParams>;

const IDS = Object.keys(BUILT_IN) as (keyof typeof BUILT_IN)[];

/** The tabs over the list: the views of every shop, then those that people saved. */
export function OrderViews(props: ListViewsProps) {
  const t = useTranslations('orders.view');
  const builtIn = IDS.map((id) => ({ id, name: t(id), params: BUILT_IN[id] }));
  return <ListViews screen="orders" builtIn={builtIn} {...props} />;
}
