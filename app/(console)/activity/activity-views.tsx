import { useTranslations } from 'next-intl';
import type { ListParams } from '#components/table/list-location.ts';
import { ListViews, type ListViewsProps } from '../_parts/list-views.tsx';

/** The views that every owner asks for, by the parameters of their addresses. */
const BUILT_IN = {
  all: {},
  stock: { verb: ['stock.adjust', 'stock.move', 'stock.set-safety'] },
  money: { verb: ['order.refund', 'cost.write', 'order.cancel', 'order.edit'] },
  access: { verb: ['team.write', 'api-key.write', 'webhook.write', 'settings.write'] },
} satisfies Record<string, ListParams>;

const IDS = Object.keys(BUILT_IN) as (keyof typeof BUILT_IN)[];

/** The tabs over the log: the views of every shop, then those that people saved. */
export function ActivityViews(props: ListViewsProps) {
  const t = useTranslations('activity.view');
  const builtIn = IDS.map((id) => ({ id, name: t(id), params: BUILT_IN[id] }));
  return <ListViews screen="activity" builtIn={builtIn} {...props} />;
}
