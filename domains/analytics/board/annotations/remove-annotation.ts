import { command } from '../../../command.ts';
import { AnnotationInput } from './input.ts';
import { loadAnnotation } from './load-annotation.ts';

/** Takes an annotation away; `restoreAnnotation` brings it back. @throws NOT_FOUND when there is none. */
export const removeAnnotation = command('annotation.write', {
  input: AnnotationInput,
  run: async (tx, { annotationId }, ctx) => {
    const before = await loadAnnotation(tx, annotationId);
    await tx.$client.query('update annotations set removed_at = coalesce(removed_at, $2) where id = $1', [
      annotationId,
      ctx.now,
    ]);
    return {
      result: { id: annotationId },
      subjectKind: 'annotation',
      subjectId: annotationId,
      summary: { kind: before.kind, day: before.startsOn },
      before,
    };
  },
});
