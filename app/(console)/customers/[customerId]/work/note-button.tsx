'use client';

import { Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';

const NoteDialog = dynamic(() => import('./note-dialog.tsx').then((file) => file.NoteDialog));

/** A note of one's own that is to be put right. */
export type OwnNote = { id: string; text: string };

/** Opens the form for a new note, or for one's own. */
export function NoteButton({ customerId, own }: { customerId: string; own?: OwnNote }) {
  const t = useTranslations('customers.notes');
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  return (
    <>
      {own ? (
        <IconButton
          label={t('edit')}
          icon={<Pencil aria-hidden />}
          onClick={open}
          className="-my-1"
          data-no-print
        />
      ) : (
        <Button size="small" onClick={open} data-no-print>
          {t('add')}
        </Button>
      )}
      {isOpen ? <NoteDialog customerId={customerId} own={own} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
