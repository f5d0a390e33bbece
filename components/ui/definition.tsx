'use client';

import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

type Props = { name: string; words: ReactNode; formula?: string; source?: ReactNode };

/** What a figure means, how it is reckoned, and from which rows; one press away from the figure. */
export function Definition({ name, words, formula, source }: Props) {
  const t = useTranslations('common.figure');
  return (
    <DialogTrigger>
      <Button
        aria-label={t('whatIsThis', { name })}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-full text-quiet hover:text-ink"
      >
        <CircleHelp aria-hidden className="size-3.5" />
      </Button>
      <Popover className="max-w-80 rounded-md bg-raised p-3 text-sm text-ink shadow-raised">
        <Dialog aria-label={name} className="flex flex-col gap-2 outline-none">
          <p className="font-medium">{name}</p>
          <div>{words}</div>
          {formula ? (
            <div>
              <p className="text-quiet">{t('formula')}</p>
              <p dir="auto">{formula}</p>
            </div>
          ) : null}
          {source ? (
            <div>
              <p className="text-quiet">{t('source')}</p>
              <div>{source}</div>
            </div>
          ) : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
