import { command } from '../../../command.ts';
import { AnnotationInput } from './input.ts';
import { loadAnnotation } from './load-annotation.ts';

/** Brings an annotation back that was taken away. @throws NOT_FOUND when there is none. */
export const restoreAnnotation = command('annotation.write', {
  input: AnnotationInput,
  run: async (tx, { annotationId }) => {
    const after = await loadAnnotation(tx, annotationId);
    await tx.$client.query('update annotations set removed_at = null where id = $1', [annotationId]);
    return {
      result: { id: annotationId },
      subjectKind: 'annotation',
      subjectId: annotationId,
      summary: { kind: after.kind, day: after.startsOn },
      after,
    };
  },
});
