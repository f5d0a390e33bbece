'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';

const DeleteDialog = dynamic(() => import('./delete-dialog.tsx').then((file) => file.DeleteDialog));

/** Takes the segment away; asks first. */
export function DeleteButton({ segmentId, name }: { segmentId: string; name: string }) {
  const t = useTranslations('segments.do');
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button look="danger" onClick={() => setAsked(true)}>
        {t('delete')}
      </Button>
      {isAsked ? <DeleteDialog segmentId={segmentId} name={name} onClose={() => setAsked(false)} /> : null}
    </>
  );
}
