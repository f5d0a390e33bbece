'use client';

import { useTranslations } from 'next-intl';
import { TextAreaField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { takeIn } from './actions.ts';

type Props = { id: number; body: string; why: string; onDone: () => void };

/** The event as it came, to be put right and taken in. */
export function RepairForm({ id, body, why, onDone }: Props) {
  const t = useTranslations('tracking.repair');
  const { run, isPending, failure } = useAction(takeIn, () => {
    notify(t('taken'));
    onDone();
  });
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const text = new FormData(event.currentTarget).get('body');
        run({ rejectId: id, body: String(text ?? '') });
      }}
    >
      <FailureNote failure={failure} />
      <p className="text-quiet">{why}</p>
      <TextAreaField
        label={t('body')}
        help={t('bodyHelp')}
        name="body"
        dir="ltr"
        rows={12}
        defaultValue={body}
        spellCheck={false}
        autoFocus
      />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('take')}
      </Button>
    </form>
  );
}
