import { hrefWith, type ListLocation, type ListParams } from '#components/table/list-location.ts';
import { SavedViews } from '#components/table/saved-views.tsx';
import { ViewTabs } from '#components/table/view-tabs.tsx';
import type { SavedView } from '#domains/team/list-views.ts';
import { keepView, takeViewAway } from './view-actions.ts';

/** What a list's tabs need besides the views that every shop has. */
export type ListViewsProps = { location: ListLocation; views: readonly SavedView[]; mayShare: boolean };

type Props = ListViewsProps & {
  screen: string;
  /** The views of every shop, by the parameters of their addresses. */
  builtIn: readonly { id: string; name: string; params: ListParams }[];
};

/** The tabs over a list: the views of every shop, then those that people saved. */
export function ListViews({ location, views, mayShare, screen, builtIn }: Props) {
  const { pathname } = location;
  const here = queryOf(location.params);
  const everyShop = builtIn.map(({ id, name, params }) => ({ id, name, query: queryOf(params) }));
  const all = [...everyShop, ...views];
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
          screen={screen}
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
