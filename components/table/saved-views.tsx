'use client';

import { Bookmark, BookmarkX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify, notifyUndoable } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';

type View = { id: string; screen: string; name: string; query: string; isShared: boolean };
type Answer<Data> = { ok: true; data: Data } | { ok: false; error: { code: string; message: string } };

type Props = {
  screen: string;
  /** The search text of the list's address, without the place in the list. */
  query: string;
  /** The saved view that is open, if it is one. */
  current?: { id: string; name: string; isShared: boolean };
  /** The address is a view already: there is nothing to save. */
  isSaved: boolean;
  mayShare: boolean;
  save: (view: View) => Promise<Answer<unknown>>;
  remove: (view: { id: string }) => Promise<Answer<View>>;
};

/** Beside the tabs of a list: saves what is shown now as a view, or takes the open view away. */
export function SavedViews(props: Props) {
  const { current, isSaved, mayShare, save, remove } = props;
  const t = useTranslations('common.views');
  const [isOpen, setOpen] = useState(false);

  async function takeAway(id: string) {
    const answer = await remove({ id });
    if (!answer.ok) return void notify(t('failed'));
    void notifyUndoable(t('removed'), t('undo'), () => void save(answer.data));
  }

  if (current && (!current.isShared || mayShare)) {
    return (
      <Button look="quiet" size="small" onClick={() => void takeAway(current.id)}>
        <BookmarkX aria-hidden />
        <span className="max-sm:sr-only">{t('remove')}</span>
      </Button>
    );
  }
  if (isSaved) return null;
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        <Bookmark aria-hidden />
        <span className="max-sm:sr-only">{t('save')}</span>
      </Button>
      <Dialog title={t('save')} isOpen={isOpen} onOpenChange={setOpen}>
        <SaveForm {...props} onSaved={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function SaveForm({ screen, query, mayShare, save, onSaved }: Props & { onSaved: () => void }) {
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
