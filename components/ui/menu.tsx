'use client';

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { buttonLook } from './button.tsx';

// Half of a page's scripts would be for menus that nobody opens: they are fetched when a hand comes near.
const loadMenu = () => import('./open-menu.tsx');
const OpenMenu = lazy(() => loadMenu().then((file) => ({ default: file.OpenMenu })));

export type MenuEntry = {
  id: string;
  label: string;
  icon?: ReactNode;
  href?: string;
  onAction?: () => void;
  tone?: 'bad';
  isDisabled?: boolean;
};

export type MenuProps = {
  label: string;
  trigger?: ReactNode;
  entries: readonly MenuEntry[];
  look?: 'secondary' | 'quiet';
  size?: 'small' | 'medium';
};

/** A button that opens a list of things to do or places to go. `label` names the button when it shows an icon only. */
export function Menu(props: MenuProps) {
  const { label, trigger, look = 'quiet', size = 'medium' } = props;
  const [isWanted, setWanted] = useState(false);
  const preload = () => void loadMenu();
  const closed = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={trigger ? label : undefined}
      className={buttonLook({ look, size })}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => setWanted(true)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') setWanted(true);
      }}
    >
      {trigger ?? label}
    </button>
  );
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenMenu {...props} look={look} size={size} />
    </Suspense>
  );
}
