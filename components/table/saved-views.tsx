'use client';

import { Bookmark, BookmarkX } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify, notifyUndoable } from '#components/ui/toast.ts';

const SaveViewForm = dynamic(() => import('./save-view-form.tsx').then((file) => file.SaveViewForm));

type View = { id: string; screen: string; name: string; query: string; isShared: boolean };
type Answer<Data> = { ok: true; data: Data } | { ok: false; error: { code: string; message: string } };

export type SavedViewsProps = {
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
export function SavedViews(props: SavedViewsProps) {
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
        <SaveViewForm {...props} onSaved={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
