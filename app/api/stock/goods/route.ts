import { route } from '#app/_server/route.ts';
import { listComponentChoices } from '#domains/catalog/list-bundles.ts';

const LONGEST_QUERY = 200;

/** Goods that may be put into a bundle, for `?q=…`. */
export const GET = route((ctx, { request }) =>
  listComponentChoices(ctx, (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST_QUERY)),
);
