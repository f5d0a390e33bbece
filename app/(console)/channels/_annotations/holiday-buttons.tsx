'use client';

import { EyeOff, Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notifyUndoable } from '#components/ui/toast.ts';
import type { Annotation } from '#domains/analytics/board/annotations/list-annotations.ts';
import { useAction } from '../../_parts/use-action.ts';
import { concealCalendar, concealHoliday, revealCalendar, revealHoliday } from './actions.ts';
import type { NotedChannel } from './annotation-form.tsx';

const AnnotationForm = dynamic(() => import('./annotation-form.tsx').then((file) => file.AnnotationForm), {
  ssr: false,
});

/** Words that only the server has. */
type Words = { hide: string; hidden: string };
type Props = {
  annotation: Annotation;
  holiday: { key: string; day: string };
  channels: readonly NotedChannel[];
  today: string;
  words: Words;
};

/** Tells a public holiday otherwise, or hides it, with a way back. */
export function HolidayTools({ holiday, words, ...props }: Props) {
  const t = useTranslations('board.notes');
  const [isOpen, setOpen] = useState(false);
  const back = useAction(revealHoliday, () => undefined);
  const away = useAction(concealHoliday, () => {
    void notifyUndoable(words.hidden, t('undo'), () => back.run(holiday));
  });
  return (
    <span className="flex">
      <IconButton
        label={t('editOf', { text: props.annotation.text })}
        icon={<Pencil aria-hidden />}
        onClick={() => setOpen(true)}
      />
      <IconButton
        label={words.hide}
        icon={<EyeOff aria-hidden />}
        disabled={away.isPending}
        onClick={() => away.run(holiday)}
      />
      <Dialog title={t('edit')} isOpen={isOpen} onOpenChange={setOpen}>
        <AnnotationForm {...props} holiday={holiday} onDone={() => setOpen(false)} />
      </Dialog>
    </span>
  );
}

/** Hides the whole calendar. */
export function HideCalendar({ label }: { label: string }) {
  const hide = useAction(concealCalendar, () => undefined);
  return (
    <Button size="small" disabled={hide.isPending} onClick={() => hide.run(undefined)}>
      {label}
    </Button>
  );
}

/** Shows it again. */
export function ShowCalendar({ label }: { label: string }) {
  const show = useAction(revealCalendar, () => undefined);
  return (
    <Button size="small" disabled={show.isPending} onClick={() => show.run(undefined)}>
      {label}
    </Button>
  );
}
