'use client';

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { buttonLook } from './button.tsx';

export type MenuEntry = {
  id: string;
  label: string;
  icon?: ReactNode;
  href?: string;
  onAction?: () => void;
  tone?: 'bad';
  isDisabled?: boolean;
};

export const MENU_ITEM =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 outline-none data-[focused]:bg-accent-surface data-[disabled]:cursor-not-allowed data-[disabled]:opacity-50 pointer-coarse:min-h-11';

/** A button that opens a list of things to do or places to go. `label` names the button when it shows an icon only. */
export function Menu({
  label,
  trigger,
  entries,
  look = 'quiet',
  size = 'medium',
}: {
  label: string;
  trigger?: ReactNode;
  entries: readonly MenuEntry[];
  look?: 'secondary' | 'quiet';
  size?: 'small' | 'medium';
}) {
  return (
    <MenuTrigger>
      <Button aria-label={trigger ? label : undefined} className={buttonLook({ look, size })}>
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
