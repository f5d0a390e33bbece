'use client';

import { useTranslations } from 'next-intl';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import { notifyUndoable } from '#components/ui/toast.ts';
import { note } from '../actions.ts';
import { CommandDialog } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { textOf } from './fields.tsx';

const BETWEEN_TAGS = /[,،;؛\n]/;
const LONGEST_TAG = 60;
const MOST_TAGS = 50;

/** The order's note and tags. The notice afterwards brings the old ones back. */
export function NoteDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do.note');
  const tUndo = useTranslations('common.action');
  const before = { orderId: order.id, note: order.note, tags: order.tags };

  function read(form: FormData) {
    const tags = textOf(form, 'tags')
      .split(BETWEEN_TAGS)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    if (tags.length > MOST_TAGS || tags.some((tag) => tag.length > LONGEST_TAG)) {
      return { problems: { tags: t('tagsTooLong', { most: LONGEST_TAG }) } };
    }
    return { input: { orderId: order.id, note: textOf(form, 'note'), tags } };
  }

  return (
    <CommandDialog
      title={t('title')}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={note}
      onClose={onClose}
      onDone={() => void notifyUndoable(t('done'), tUndo('undo'), () => void note(before))}
    >
      {(problems) => (
        <>
          <TextAreaField
            name="note"
            label={t('note')}
            defaultValue={order.note}
            maxLength={2000}
            isOptional
          />
          <TextField
            name="tags"
            label={t('tags')}
            help={t('tagsHelp')}
            defaultValue={order.tags.join(', ')}
            isOptional
            error={problems.tags}
          />
        </>
      )}
    </CommandDialog>
  );
}
