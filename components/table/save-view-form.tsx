'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';
import type { SavedViewsProps } from './saved-views.tsx';

type Props = Pick<SavedViewsProps, 'screen' | 'query' | 'mayShare' | 'save'> & { onSaved: () => void };

/** Names what the list shows now, and keeps it as a view. */
export function SaveViewForm({ screen, query, mayShare, save, onSaved }: Props) {
  const t = useTranslations('common.views');
  const [id] = useState(() => newClientId());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<'nameless' | 'failed' | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name') ?? '').trim();
    if (name === '') return setProblem('nameless');
    setBusy(true);
    const answer = await save({ id, screen, name, query, isShared: form.get('isShared') === 'on' });
    setBusy(false);
    if (!answer.ok) return setProblem('failed');
    void notify(t('saved'));
    onSaved();
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      {problem === 'failed' ? <Banner tone="bad" title={t('failed')} /> : null}
      <TextField
        name="name"
        label={t('name')}
        help={t('nameHelp')}
        maxLength={60}
        autoFocus
        error={problem === 'nameless' ? t('nameless') : undefined}
      />
      {mayShare ? <Checkbox name="isShared" label={t('share')} help={t('shareHelp')} /> : null}
      <div className="flex justify-end">
        <Button look="primary" type="submit" disabled={isBusy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
