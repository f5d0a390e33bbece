import { route } from '#app/_server/route.ts';
import { scanItem } from '#domains/orders/picking/scan-item.ts';
import { readSmallJson } from './read-small-json.ts';

/** A scan of a walk. The header `x-command-id` is the scan's own id: sent again, it is not counted again. */
export const POST = route(async (ctx, { request }) => {
  const body = await readSmallJson(request);
  return scanItem(ctx, asScan(body));
});

/** The body as the command takes it. Sound because the command itself checks every field. */
function asScan(body: Record<string, unknown>) {
  return body as Parameters<typeof scanItem>[1];
}
