'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { KeyboardKey } from './keyboard-key.tsx';
import { placesWithout } from './nav-items.ts';

type Props = {
  hidden: readonly string[];
  storedAs: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** The list of shortcuts, and the switch for those of a single key. */
export function ShortcutSheet({ hidden, storedAs, isOpen, onOpenChange }: Props) {
  const t = useTranslations('shell');
  const [enabled, setEnabled] = useState(() => localStorage.getItem(storedAs) !== 'off');

  function toggle(on: boolean) {
    setEnabled(on);
    localStorage.setItem(storedAs, on ? 'on' : 'off');
  }

  const places = placesWithout(hidden).flatMap((item) =>
    item.letter
      ? [{ name: t('shortcuts.goTo', { page: t(`nav.${item.key}`) }), keys: ['G', item.letter] }]
      : [],
  );
  const shortcuts = [
    { name: t('shortcuts.search'), keys: ['Ctrl', 'K'] },
    { name: t('shortcuts.focusSearch'), keys: ['/'] },
    { name: t('shortcuts.help'), keys: ['?'] },
    { name: t('shortcuts.close'), keys: ['Esc'] },
    ...places,
  ];
  return (
    <Dialog title={t('shortcuts.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <dl className="mb-4 flex flex-col">
        {shortcuts.map(({ name, keys }) => (
          <div key={name} className="flex items-center justify-between gap-4 border-b border-line py-2">
            <dt>{name}</dt>
            <dd dir="ltr" className="flex gap-1">
              {keys.map((key) => (
                <KeyboardKey key={key}>{key}</KeyboardKey>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label={t('shortcuts.enabled')}
        checked={enabled}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
