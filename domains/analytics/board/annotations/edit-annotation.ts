import { command } from '../../../command.ts';
import { EditAnnotationInput } from './input.ts';
import { loadAnnotation } from './load-annotation.ts';

/** Tells an annotation otherwise. @throws NOT_FOUND when there is none. */
export const editAnnotation = command('annotation.write', {
  input: EditAnnotationInput,
  run: async (tx, { annotationId, ...facts }) => {
    const before = await loadAnnotation(tx, annotationId);
    await tx.$client.query(
      `update annotations set kind = $2, starts_on = $3, ends_on = $4, channel_id = $5, text = $6 where id = $1`,
      [annotationId, facts.kind, facts.startsOn, facts.endsOn, facts.channelId, facts.text],
    );
    return {
      result: { id: annotationId },
      subjectKind: 'annotation',
      subjectId: annotationId,
      summary: { kind: facts.kind, day: facts.startsOn },
      before,
      after: { id: annotationId, ...facts },
    };
  },
});
