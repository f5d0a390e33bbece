import { command } from '../../../command.ts';
import { AddAnnotationInput } from './input.ts';
import { writeAnnotation } from './write-annotation.ts';

/** Tells what happened on some days, for everybody who looks at the charts. @throws NOT_FOUND for an unknown channel. */
export const addAnnotation = command('annotation.write', {
  input: AddAnnotationInput,
  run: async (tx, input, ctx) => {
    const id = await writeAnnotation(tx, input, { name: ctx.actor.name, now: ctx.now });
    return {
      result: { id },
      subjectKind: 'annotation',
      subjectId: id,
      summary: { kind: input.kind, day: input.startsOn },
      after: { ...input, id },
    };
  },
});
