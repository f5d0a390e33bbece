import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { AnnotationKind } from './annotation-kinds.ts';

/** An annotation as it stands, locked for a change. */
export type LoadedAnnotation = {
  id: string;
  kind: AnnotationKind;
  startsOn: string;
  endsOn: string;
  channelId: string | null;
  text: string;
};

/** Reads an annotation for a change. @throws NOT_FOUND when there is none. */
export async function loadAnnotation(tx: Tx, annotationId: string): Promise<LoadedAnnotation> {
  const { rows } = await tx.$client.query<LoadedAnnotation>(
    `select id, kind, starts_on::text as "startsOn", ends_on::text as "endsOn", channel_id as "channelId", text
     from annotations where id = $1 for update`,
    [annotationId],
  );
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', 'There is no such annotation (any more).', {
    details: { reason: 'gone', thing: 'other' },
  });
}
