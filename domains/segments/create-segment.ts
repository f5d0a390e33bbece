import { segments } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { allowRule } from './allow-rule.ts';
import { CreateSegmentInput } from './input.ts';
import { keepVersion } from './keep-version.ts';

/** Saves a rule under a name. Who is in it the worker finds out within seconds. @throws FORBIDDEN when the rule looks at what the actor may not see. */
export const createSegment = command('segment.write', {
  input: CreateSegmentInput,
  run: async (tx, { segmentId, name, description, rule }, ctx) => {
    allowRule(ctx.actor, rule);
    const id = segmentId ?? newId(ctx.now.getTime());
    await tx
      .insert(segments)
      .values({ id, name, description, rule, version: 1, createdAt: ctx.now, updatedAt: ctx.now });
    await keepVersion(tx, { segmentId: id, version: 1, name, description, rule }, ctx);
    return {
      result: { segmentId: id, version: 1 },
      subjectKind: 'segment',
      subjectId: id,
      after: { name, description, rule },
      events: [{ kind: 'segment.changed', subjectKind: 'segment', subjectId: id }],
    };
  },
});
