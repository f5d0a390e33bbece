import { route } from '#app/_server/route.ts';
import { scanItem } from '#domains/orders/picking/scan-item.ts';
import { readSmallJson } from '../../../read-small-json.ts';

/** A scan of a walk. The header `x-command-id` is the scan's own id: sent again, it is not counted again. */
export const POST = route<{ waveId: string }>(async (ctx, { request, params }) => {
  const body = await readSmallJson(request);
  return scanItem(ctx, { ...body, waveId: params.waveId });
});
