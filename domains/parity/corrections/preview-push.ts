import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { PreviewPushInput } from '../input.ts';
import { loadPushable, type Pushable } from './load-pushable.ts';

/** What would be written to channels about these differences, and about which nothing would be. @throws FORBIDDEN. */
export async function previewPush(ctx: Ctx, driftIds: readonly string[]): Promise<Pushable[]> {
  allow(ctx.actor, 'parity.push');
  const input = PreviewPushInput.parse({ driftIds });
  return loadPushable(ctx.db, input.driftIds);
}
