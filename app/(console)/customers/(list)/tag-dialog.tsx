'use client';

import { useTranslations } from 'next-intl';
import type { Result } from '#app/_server/action.ts';
import { TextField } from '#components/form/text-field.tsx';
import { CommandDialog } from '../../orders/[orderId]/dialogs/command-dialog.tsx';
import { textOf } from '../../orders/[orderId]/dialogs/fields.tsx';

const BETWEEN_TAGS = /[,،;؛\n]/;
const LONGEST_TAG = 60;

type Props = {
  title: string;
  run: (tags: string[]) => Promise<Result<unknown>>;
  onDone: () => void;
  onClose: () => void;
};

/** Asks which tags to put on the selected people, or to take off. */
export function TagDialog({ title, run, onDone, onClose }: Props) {
  const t = useTranslations('customers.bulk');
  const tEdit = useTranslations('customers.do.edit');

  function read(form: FormData) {
    const tags = textOf(form, 'tags')
      .split(BETWEEN_TAGS)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    if (tags.length === 0) return { problems: { tags: t('noTags') } };
    if (tags.some((tag) => tag.length > LONGEST_TAG)) {
      return { problems: { tags: tEdit('tagsTooLong', { most: LONGEST_TAG }) } };
    }
    return { input: tags };
  }

  return (
    <CommandDialog<string[]>
      title={title}
      submit={title}
      done={title}
      read={read}
      run={run}
      onDone={onDone}
      onClose={onClose}
    >
      {(problems) => (
        <TextField name="tags" label={t('tags')} help={t('tagsHelp')} error={problems.tags} autoFocus />
      )}
    </CommandDialog>
  );
}
