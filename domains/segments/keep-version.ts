import type { Tx } from '#db/client.ts';
import { segmentVersions } from '#db/schema/index.ts';
import type { CommandContext } from '../context.ts';
import type { Rule } from './conditions.ts';

/** Writes what a segment is in a version, by whom and when. */
export async function keepVersion(
  tx: Tx,
  kept: { segmentId: string; version: number; name: string; description: string; rule: Rule },
  { actor, now }: CommandContext,
): Promise<void> {
  await tx.insert(segmentVersions).values({ ...kept, madeBy: actor.name, madeAt: now });
}
