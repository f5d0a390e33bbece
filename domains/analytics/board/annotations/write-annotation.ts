import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import type { AnnotationKind } from './annotation-kinds.ts';

/** What is told of some days of a channel, or of all (null). Under a `cause` it is written once. */
export type NewAnnotation = {
  id?: string;
  kind: AnnotationKind;
  startsOn: string;
  endsOn: string;
  channelId: string | null;
  text: string;
  cause?: string | null;
};

/**
 * Writes an annotation for the charts. Another of the same `cause` is moved to the new days instead, so that an outage
 * that goes on is told once. Answers with its id.
 */
export async function writeAnnotation(
  tx: Tx,
  note: NewAnnotation,
  by: { name: string; now: Date },
): Promise<string> {
  const { rows } = await tx.$client.query<{ id: string }>(
    `insert into annotations (id, kind, starts_on, ends_on, channel_id, text, cause, written_by, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (cause) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on, text = excluded.text
     returning id`,
    [
      note.id ?? newId(by.now.getTime()),
      note.kind,
      note.startsOn,
      note.endsOn,
      note.channelId,
      note.text,
      note.cause ?? null,
      by.name,
      by.now,
    ],
  );
  return rows[0]!.id;
}
