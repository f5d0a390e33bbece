import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation, type ListParams } from '#components/table/list-location.ts';
import { SavedViews } from '#components/table/saved-views.tsx';
import { ViewTabs } from '#components/table/view-tabs.tsx';
import type { SavedView } from '#domains/team/list-views.ts';
import { keepView, takeViewAway } from '../orders/view-actions.ts';

/** The views that every shop needs, by the parameters of their addresses. */
const BUILT_IN: Record<string, ListParams> = {
  all: {},
  best: { sort: '-net' },
  newest: { sort: '-newest' },
  once: { orders: ['once'] },
  lapsed: { last: 'over180', orders: ['few', 'many'] },
  never: { orders: ['none'] },
};

type Props = { location: ListLocation; views: readonly SavedView[]; mayShare: boolean };

/** The tabs over the list: the views of every shop, then those that people saved. */
export function CustomerViews({ location, views, mayShare }: Props) {
  const t = useTranslations('customers.view');
  const { pathname } = location;
  const here = queryOf(location.params);
  const builtIn = Object.entries(BUILT_IN).map(([key, params]) => ({
    id: key,
    name: t(key),
    query: queryOf(params),
  }));
  const all = [...builtIn, ...views];
  const current = all.find((view) => view.query === here);
  return (
    <ViewTabs
      views={all.map(({ id, name, query }) => ({
        id,
        name,
        href: query ? `${pathname}?${query}` : pathname,
        isCurrent: id === current?.id,
      }))}
      action={
        <SavedViews
          screen="customers"
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
