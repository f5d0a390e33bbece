'use client';

import { Keyboard } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { placesWithout } from './nav-items.ts';

const SECOND_KEY_WITHIN_MS = 1_500;
const STORED_AS = 'shortcuts';

const ShortcutSheet = dynamic(() => import('./shortcut-sheet.tsx').then((file) => file.ShortcutSheet), {
  ssr: false,
});

/**
 * Single-key shortcuts: `?` shows them, `/` goes to the page's search, `g` and a letter goes to a place. Bound to
 * physical keys, silent inside fields and dialogs, and can be switched off (WCAG 2.1.4).
 */
export function Shortcuts({ hidden }: { hidden: readonly string[] }) {
  const t = useTranslations('shell.shortcuts');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [hasOpened, setOpened] = useState(false);

  useEffect(() => {
    let goPressedAt = Number.NEGATIVE_INFINITY;

    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (localStorage.getItem(STORED_AS) === 'off') return;
      if (event.code === 'Slash') {
        event.preventDefault();
        if (!event.shiftKey) return focusPageSearch();
        setOpened(true);
        setOpen(true);
        return;
      }
      const isSecond = event.timeStamp - goPressedAt < SECOND_KEY_WITHIN_MS;
      goPressedAt = event.code === 'KeyG' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const place = isSecond ? placesWithout(hidden).find((item) => item.code === event.code) : undefined;
      if (place) router.push(asRoute(place.href));
    }

    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [router, hidden]);

  function open() {
    setOpened(true);
    setOpen(true);
  }

  return (
    <>
      <IconButton
        label={t('open')}
        icon={<Keyboard aria-hidden />}
        onClick={open}
        className="max-md:hidden pointer-coarse:hidden"
      />
      {hasOpened ? (
        <ShortcutSheet hidden={hidden} storedAs={STORED_AS} isOpen={isOpen} onOpenChange={setOpen} />
      ) : null}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null
  );
}

function focusPageSearch() {
  document.querySelector<HTMLInputElement>('[data-page-search]')?.focus();
}
