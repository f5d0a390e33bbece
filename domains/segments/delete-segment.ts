import { eq } from 'drizzle-orm';
import { segments } from '#db/schema/index.ts';
import { command } from '../command.ts';
import { SegmentInput } from './input.ts';
import { loadSegment } from './load-segment.ts';

/** Takes a segment away with its history and its list of members; the audit row keeps the rule. No customer is touched. */
export const deleteSegment = command('segment.write', {
  input: SegmentInput,
  run: async (tx, { segmentId }) => {
    const { name, description, rule } = await loadSegment(tx, segmentId);
    await tx.delete(segments).where(eq(segments.id, segmentId));
    return {
      result: { segmentId },
      subjectKind: 'segment',
      subjectId: segmentId,
      before: { name, description, rule },
      events: [{ kind: 'segment.changed', subjectKind: 'segment', subjectId: segmentId }],
    };
  },
});
