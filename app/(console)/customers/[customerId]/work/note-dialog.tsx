'use client';

import { useTranslations } from 'next-intl';
import { TextAreaField } from '#components/form/text-field.tsx';
import { LONGEST_NOTE } from '#domains/customers/notes/limits.ts';
import { CommandDialog } from '../../../orders/[orderId]/dialogs/command-dialog.tsx';
import { textOf } from '../../../orders/[orderId]/dialogs/fields.tsx';
import { changeNote, writeNote } from '../actions.ts';
import type { OwnNote } from './note-button.tsx';

type Props = { customerId: string; own: OwnNote | undefined; onClose: () => void };

/** A note about the person, new or one's own. */
export function NoteDialog({ customerId, own, onClose }: Props) {
  const t = useTranslations('customers.notes');
  return (
    <CommandDialog<string>
      title={own ? t('change') : t('add')}
      submit={t('save')}
      done={t('done')}
      read={(form) => {
        const text = textOf(form, 'text');
        return text === '' ? { problems: { text: t('empty') } } : { input: text };
      }}
      run={(text, commandId) =>
        own ? changeNote({ noteId: own.id, text }, commandId) : writeNote({ customerId, text }, commandId)
      }
      onClose={onClose}
    >
      {(problems) => (
        <TextAreaField
          name="text"
          label={t('text')}
          help={t('textHelp')}
          defaultValue={own?.text}
          maxLength={LONGEST_NOTE}
          error={problems.text}
          autoFocus
        />
      )}
    </CommandDialog>
  );
}
