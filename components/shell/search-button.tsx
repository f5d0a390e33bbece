'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { PaletteProps } from './command-palette.tsx';
import { KeyboardKey } from './keyboard-key.tsx';

const CommandPalette = dynamic(() => import('./command-palette.tsx').then((file) => file.CommandPalette), {
  ssr: false,
});

/** Opens search and commands by click or by Ctrl/⌘ K. The palette itself is loaded when first wanted. */
export function SearchButton({ actions, hidden }: Pick<PaletteProps, 'actions' | 'hidden'>) {
  const t = useTranslations('shell.search');
  const [isOpen, setOpen] = useState(false);
  const [hasOpened, setOpened] = useState(false);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      // The physical key: K is another letter on Persian, Arabic and Bulgarian layouts.
      if (event.code !== 'KeyK' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpened(true);
      setOpen((open) => !open);
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  function open() {
    setOpened(true);
    setOpen(true);
  }

  return (
    <>
      <button
        type="button"
        onClick={open}
        aria-haspopup="dialog"
        className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-md border border-line bg-surface px-3 text-start text-quiet hover:border-neutral-7 sm:max-w-md pointer-coarse:h-11"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate">{t('placeholder')}</span>
        <span className="hidden gap-1 sm:flex" aria-hidden>
          <KeyboardKey>Ctrl</KeyboardKey>
          <KeyboardKey>K</KeyboardKey>
        </span>
      </button>
      {hasOpened ? (
        <CommandPalette actions={actions} hidden={hidden} isOpen={isOpen} onOpenChange={setOpen} />
      ) : null}
    </>
  );
}
