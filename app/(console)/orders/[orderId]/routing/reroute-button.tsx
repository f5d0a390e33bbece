'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Place } from '../dialogs/dialog-props.ts';

const RerouteDialog = dynamic(() => import('./reroute-dialog.tsx').then((file) => file.RerouteDialog));

type Props = { orderId: string; from: readonly Place[]; places: readonly Place[] };

/** Opens the question from where else the order shall be served. */
export function RerouteButton(props: Props) {
  const t = useTranslations('routing.reroute');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('action')}
      </Button>
      {isOpen ? <RerouteDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
