import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { readLevelFilter } from '#domains/inventory/levels/list-filter.ts';
import { listLevels } from '#domains/inventory/levels/list-levels.ts';

/** The list of levels, for pages that refresh themselves; the same address parameters as the page. */
export const GET = route((ctx, { request }) =>
  listLevels(ctx, readLevelFilter(readParams(new URL(request.url).searchParams))),
);
