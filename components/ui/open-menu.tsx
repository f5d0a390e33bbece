'use client';

import { useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { buttonLook } from './button.tsx';
import type { MenuProps } from './menu.tsx';
import { MENU_ITEM } from './menu-item.ts';

/** The menu itself, open from its first moment; its button is the one that was pressed. */
export function OpenMenu({ label, trigger, entries, look, size }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone, so focus would be given back to nothing.
  const giveFocusBack = (isOpen: boolean) => {
    if (!isOpen) requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <MenuTrigger defaultOpen onOpenChange={giveFocusBack}>
      <Button ref={button} aria-label={trigger ? label : undefined} className={buttonLook({ look, size })}>
        {trigger ?? label}
      </Button>
      <Popover className="min-w-44 overflow-y-auto rounded-md bg-raised p-1 text-ink shadow-raised">
        <AriaMenu aria-label={label} className="outline-none">
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              href={entry.href}
              onAction={entry.onAction}
              isDisabled={entry.isDisabled}
              textValue={entry.label}
              className={`${MENU_ITEM} ${entry.tone === 'bad' ? 'text-bad' : ''}`}
            >
              {entry.icon}
              {entry.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
