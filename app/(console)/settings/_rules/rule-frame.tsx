'use client';

import { ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';

type Props = {
  title: string;
  upLabel: string;
  removeLabel: string;
  /** Nothing stands before it. */
  isFirst: boolean;
  /** There is no other one, and one there must be. */
  isNeeded?: boolean;
  onUp: () => void;
  onRemove: () => void;
  children: ReactNode;
};

/** One of several rules that are asked in their order: its number, a way to ask it earlier, and one to take it out. */
export function RuleFrame(props: Props) {
  const { title, upLabel, removeLabel, isFirst, isNeeded = false, onUp, onRemove, children } = props;
  return (
    <li className="flex flex-col gap-3 rounded-md border border-line p-3">
      <div className="flex items-center justify-between gap-2">
        <span className="font-medium">{title}</span>
        <span className="flex gap-1">
          <IconButton label={upLabel} icon={<ArrowUp aria-hidden />} disabled={isFirst} onClick={onUp} />
          <IconButton label={removeLabel} icon={<X aria-hidden />} disabled={isNeeded} onClick={onRemove} />
        </span>
      </div>
      {children}
    </li>
  );
}
