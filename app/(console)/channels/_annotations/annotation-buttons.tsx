'use client';

import { Pencil, Plus, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notifyUndoable } from '#components/ui/toast.ts';
import type { Annotation } from '#domains/analytics/board/annotations/list-annotations.ts';
import { useAction } from '../../_parts/use-action.ts';
import { bringBack, takeAway } from './actions.ts';
import type { NotedChannel } from './annotation-form.tsx';

const AnnotationForm = dynamic(() => import('./annotation-form.tsx').then((file) => file.AnnotationForm), {
  ssr: false,
});

type Props = { channels: readonly NotedChannel[]; today: string };

/** Opens the form for what happened on some days. */
export function AddAnnotation(props: Props) {
  const t = useTranslations('board.notes');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={setOpen}>
        <AnnotationForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** Tells an annotation otherwise, or takes it away, with a way back. */
export function AnnotationTools({ annotation, ...props }: Props & { annotation: Annotation }) {
  const t = useTranslations('board.notes');
  const [isOpen, setOpen] = useState(false);
  const annotationId = annotation.id;
  const back = useAction(bringBack, () => undefined);
  const away = useAction(takeAway, () => {
    void notifyUndoable(t('gone'), t('undo'), () => back.run({ annotationId }));
  });
  return (
    <span className="flex" data-no-print>
      <IconButton
        label={t('editOf', { text: annotation.text })}
        icon={<Pencil aria-hidden />}
        onClick={() => setOpen(true)}
      />
      <IconButton
        label={t('removeOf', { text: annotation.text })}
        icon={<Trash2 aria-hidden />}
        disabled={away.isPending}
        onClick={() => away.run({ annotationId })}
      />
      <Dialog title={t('edit')} isOpen={isOpen} onOpenChange={setOpen}>
        <AnnotationForm {...props} annotation={annotation} onDone={() => setOpen(false)} />
      </Dialog>
    </span>
  );
}
