'use client';

import { useRouter } from 'next/navigation';
import type { MouseEvent, ReactNode } from 'react';
import { asRoute } from '#components/ui/as-route.ts';

/**
 * Opens plain links inside without loading the whole page again. One part that wakes up in the browser instead of one for
 * each of hundreds of figures; without scripts they are links all the same.
 */
export function SoftLinks({ children }: { children: ReactNode }) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlain || event.defaultPrevented || link.origin !== location.origin) return;
    event.preventDefault();
    router.push(asRoute(`${link.pathname}${link.search}${link.hash}`));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed, by key or pointer.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click.
    <div onClick={follow}>{children}</div>
  );
}
