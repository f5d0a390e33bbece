import { route } from '#app/_server/route.ts';
import { getImport } from '#domains/imports/get-import.ts';

/** How far an import is, for the page that watches it. */
export const GET = route<{ importId: string }>(async (ctx, { params }) => {
  const { status, rowsDone, rowsTotal } = await getImport(ctx, params.importId);
  return { status, rowsDone, rowsTotal };
});
