'use client';

import { useTranslations } from 'next-intl';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import type { SourceRow } from '#domains/marketing/tracking/sources/list-sources.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { changeSource } from './actions.ts';
import { hasWrongOrigin, readOrigins } from './read-origins.ts';

/** Changes a source’s name and the websites that may send. */
export function EditSourceForm({ source, onDone }: { source: SourceRow; onDone: () => void }) {
  const t = useTranslations('tracking.form');
  const { run, isPending, failure } = useAction(changeSource, onDone);
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        run({ sourceId: source.id, name: String(form.get('name') ?? ''), origins: readOrigins(form) });
      }}
    >
      <FailureNote failure={failure} words={hasWrongOrigin(failure) ? t('wrongOrigin') : null} />
      <TextField
        label={t('name')}
        name="name"
        required
        maxLength={100}
        defaultValue={source.name}
        autoFocus
      />
      <TextAreaField
        label={t('origins')}
        help={t('originsHelp')}
        name="origins"
        dir="ltr"
        rows={3}
        defaultValue={source.origins.join('\n')}
        isOptional
      />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
