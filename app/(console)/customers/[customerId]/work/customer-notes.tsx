import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CustomerNote } from '#domains/customers/notes/list-notes.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { NoteButton } from './note-button.tsx';
import { RemoveButton } from './remove-button.tsx';

type Props = {
  customerId: string;
  /** The one line that stands with the person's details. */
  standing: string;
  notes: readonly CustomerNote[];
  mayWrite: boolean;
  now: Date;
  prefs: Prefs;
};

/** What colleagues wrote about the person, the newest first; one's own can be put right. */
export function CustomerNotes({ customerId, standing, notes, mayWrite, now, prefs }: Props) {
  const t = useTranslations('customers.notes');
  return (
    <Panel title={t('title')} action={mayWrite ? <NoteButton customerId={customerId} /> : null}>
      {standing ? (
        <p className="mb-3 border-b border-line pb-3 font-medium whitespace-pre-line last:mb-0 last:border-b-0 last:pb-0">
          <UserText>{standing}</UserText>
        </p>
      ) : null}
      {notes.length === 0 && !standing ? <p className="text-quiet">{t('none')}</p> : null}
      {notes.length > 0 ? (
        <ul className="flex flex-col">
          {notes.map((note) => (
            <li
              key={note.id}
              className="flex items-start gap-2 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0"
            >
              <div className="min-w-0 flex-1">
                <p className="break-words whitespace-pre-line">
                  <UserText>{note.text}</UserText>
                </p>
                <p className="flex flex-wrap gap-x-2 text-sm text-quiet">
                  <UserText>{note.author}</UserText>
                  <TimeAgo at={new Date(note.at)} now={now} prefs={prefs} />
                  {note.editedAt ? <span>{t('edited')}</span> : null}
                </p>
              </div>
              {note.isOwn ? (
                <span className="flex">
                  <NoteButton customerId={customerId} own={note} />
                  <RemoveButton label={t('remove')} noteId={note.id} />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
