import { auditLog, events, postings } from '#db/schema/index.ts';
import type { Outcome } from '#domains/command.ts';
import { SYSTEM } from '#domains/context.ts';
import type { NewPosting } from '#domains/money/post.ts';
import { receivableOf } from '#domains/money/posting.ts';
import type { Verb } from '#domains/team/can.ts';
import type { Book } from './book.ts';

/** What a command leaves behind besides its rows. States before and after are left out: they would double the books. */
export type Trace = Pick<Outcome<unknown>, 'subjectKind' | 'subjectId' | 'summary' | 'events'>;

/** Writes the audit row and the events of a command. */
export function recordInBook(book: Book, at: Date, verb: Verb, trace: Trace): void {
  book.sink.write(auditLog, {
    id: book.next.audit++,
    commandId: book.newId(at.getTime()),
    at,
    actorKind: SYSTEM.kind,
    actorId: SYSTEM.id,
    actorName: SYSTEM.name,
    verb,
    subjectKind: trace.subjectKind,
    subjectId: trace.subjectId,
    summary: trace.summary ?? {},
  });
  for (const event of trace.events ?? []) {
    book.sink.write(events, {
      id: book.next.event++,
      at,
      kind: event.kind,
      subjectKind: event.subjectKind,
      subjectId: event.subjectId,
      channelId: event.channelId ?? null,
      actorName: SYSTEM.name,
      payload: event.payload ?? {},
    });
  }
}

/** Writes a posting; nothing when it says nothing. */
export function postInBook(book: Book, entry: NewPosting): void {
  const { amounts, parts = [], ...rest } = entry;
  if (parts.length === 0 && Object.values(amounts).every((amount) => amount === 0)) return;
  book.sink.write(postings, {
    id: book.next.posting++,
    ...rest,
    ...amounts,
    receivableMinor: receivableOf(amounts),
    parts: parts.length > 0 ? [...parts] : null,
  });
}
