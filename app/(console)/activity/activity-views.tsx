import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation, type ListParams } from '#components/table/list-location.ts';
import { SavedViews } from '#components/table/saved-views.tsx';
import { ViewTabs } from '#components/table/view-tabs.tsx';
import type { SavedView } from '#domains/team/list-views.ts';
import { keepView, takeViewAway } from '../orders/view-actions.ts';

/** The views that every owner asks for, by the parameters of their addresses. */
const BUILT_IN = {
  all: {},
  stock: { verb: ['stock.adjust', 'stock.move', 'stock.set-safety'] },
  money: { verb: ['order.refund', 'cost.write', 'order.cancel', 'order.edit'] },
  access: { verb: ['team.write', 'api-key.write', 'webhook.write', 'settings.write'] },
} as const;

/** The tabs over the log: the views of every shop, then those that people saved. */
export function ActivityViews({
  location,
  views,
  mayShare,
}: {
  location: ListLocation;
  views: readonly SavedView[];
  mayShare: boolean;
}) {
  const t = useTranslations('activity.view');
  const here = queryOf(location.params);
  const builtIn = (Object.keys(BUILT_IN) as (keyof typeof BUILT_IN)[]).map((id) => ({
    id,
    name: t(id),
    query: hrefWith({ pathname: '', params: {} }, BUILT_IN[id]).replace(/^\?/, ''),
  }));
  const all = [...builtIn, ...views];
  const current = all.find((view) => view.query === here);
  return (
    <ViewTabs
      views={all.map(({ id, name, query }) => ({
        id,
        name,
        href: query ? `/activity?${query}` : '/activity',
        isCurrent: id === current?.id,
      }))}
      action={
        <SavedViews
          screen="activity"
          query={here}
          current={views.find((view) => view.id === current?.id)}
          isSaved={current !== undefined}
          mayShare={mayShare}
          save={keepView}
          remove={takeViewAway}
        />
      }
    />
  );
}

/** The address's search text without the place in the list; equal views have equal texts. */
function queryOf(params: ListParams): string {
  return hrefWith({ pathname: '', params }, { after: null, before: null }).replace(/^\?/, '');
}
