'use client';

import { useTranslations } from 'next-intl';
import { type LiveState, useLive } from './live-provider.tsx';

const COLOURS: Record<LiveState, string> = { connecting: 'bg-neutral-8', live: 'bg-ok', lost: 'bg-warn' };

/** Whether what is on the screen follows the shop by itself. */
export function LiveDot() {
  const t = useTranslations('shell.live');
  const { state } = useLive();
  return (
    <span role="status" title={t(state)} className="flex size-9 items-center justify-center">
      <span aria-hidden className={`size-2 rounded-full ${COLOURS[state]}`} />
      <span className="sr-only">{t(state)}</span>
    </span>
  );
}
