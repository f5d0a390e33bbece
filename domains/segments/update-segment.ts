import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { segments } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command, type Outcome } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { allowRule } from './allow-rule.ts';
import type { Rule } from './conditions.ts';
import { RestoreSegmentInput, UpdateSegmentInput } from './input.ts';
import { keepVersion } from './keep-version.ts';
import { loadSegment } from './load-segment.ts';
import { readVersion } from './read-version.ts';

type Saved = { segmentId: string; version: number };
type Wanted = { name: string; description: string; rule: Rule };

/** Makes a new version of a segment. @throws CONFLICT when somebody else made one meanwhile. */
export const updateSegment = command('segment.write', {
  input: UpdateSegmentInput,
  run: async (tx, { segmentId, version, ...wanted }, ctx) => {
    const before = await loadSegment(tx, segmentId);
    if (before.version !== version) {
      throw new AppError('CONFLICT', 'Somebody else changed this segment meanwhile; look at it again.', {
        details: { reason: 'segmentChanged' },
      });
    }
    return writeVersion(tx, { before, wanted }, ctx);
  },
});

/** Makes an earlier version the current one again; what was between stays in the history. @throws NOT_FOUND */
export const restoreSegment = command('segment.write', {
  input: RestoreSegmentInput,
  run: async (tx, { segmentId, version }, ctx) => {
    const before = await loadSegment(tx, segmentId);
    return writeVersion(tx, { before, wanted: await readVersion(tx, { segmentId, version }) }, ctx);
  },
});

async function writeVersion(
  tx: Tx,
  { before, wanted }: { before: typeof segments.$inferSelect; wanted: Wanted },
  ctx: CommandContext,
): Promise<Outcome<Saved>> {
  allowRule(ctx.actor, wanted.rule);
  const { name, description, rule } = wanted;
  const segmentId = before.id;
  const version = before.version + 1;
  await tx
    .update(segments)
    .set({ name, description, rule, version, updatedAt: ctx.now })
    .where(eq(segments.id, segmentId));
  await keepVersion(tx, { segmentId, version, name, description, rule }, ctx);
  return {
    result: { segmentId, version },
    subjectKind: 'segment',
    subjectId: segmentId,
    before: { name: before.name, description: before.description, rule: before.rule },
    after: { name, description, rule },
    events: [{ kind: 'segment.changed', subjectKind: 'segment', subjectId: segmentId }],
  };
}
