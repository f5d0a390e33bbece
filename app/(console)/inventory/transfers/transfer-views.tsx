import { useTranslations } from 'next-intl';
import type { ListParams } from '#components/table/list-location.ts';
import { ListViews, type ListViewsProps } from '../../_parts/list-views.tsx';

/** The views that every stock keeper needs, by the parameters of their addresses. */
const BUILT_IN = {
  all: {},
  draft: { status: ['draft'] },
  underWay: { status: ['part_received', 'sent'] },
  received: { status: ['received'] },
} satisfies Record<string, ListParams>;

const IDS = Object.keys(BUILT_IN) as (keyof typeof BUILT_IN)[];

/** The tabs over the list: the views of every shop, then those that people saved. */
export function TransferViews(props: ListViewsProps) {
  const t = useTranslations('stock-work.transfer.view');
  const builtIn = IDS.map((id) => ({ id, name: t(id), params: BUILT_IN[id] }));
  return <ListViews screen="transfers" builtIn={builtIn} {...props} />;
}
