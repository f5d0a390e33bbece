import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { segmentVersions } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import type { Rule } from './conditions.ts';
import { readKeptRule } from './rule.ts';

/** What a segment was in a version. @throws NOT_FOUND */
export async function readVersion(
  tx: Tx,
  { segmentId, version }: { segmentId: string; version: number },
): Promise<{ name: string; description: string; rule: Rule }> {
  const [kept] = await tx
    .select()
    .from(segmentVersions)
    .where(and(eq(segmentVersions.segmentId, segmentId), eq(segmentVersions.version, version)));
  if (!kept) throw new AppError('NOT_FOUND', `The segment has no version ${version}.`);
  return { name: kept.name, description: kept.description, rule: readKeptRule(kept.rule) };
}
