'use client';

import { type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react';

const GAP_PX = 6;
const EDGE_PX = 8;

type Props = {
  /** What the button shows. */
  trigger: ReactNode;
  /** The button's look. */
  className: string;
  /** Names the panel, and the button too where it shows only a picture. */
  label: string;
  triggerLabel?: string;
  /** Mounted when first opened, so that what is heavy inside loads only when wanted. */
  children: ReactNode;
};

/** A button with a panel under it, by the platform's own popover: it closes by Escape and by a click elsewhere. */
export function DropPanel({ trigger, className, label, triggerLabel, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [hasOpened, setOpened] = useState(false);

  function onToggle(event: ToggleEvent) {
    const opens = event.newState === 'open';
    setOpen(opens);
    if (opens) setOpened(true);
    if (opens && button.current && panel.current) place(panel.current, button.current);
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-expanded={isOpen}
        aria-label={triggerLabel}
        className={className}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={onToggle}
        className="fixed inset-auto m-0 max-h-[70dvh] max-w-[calc(100vw-1rem)] min-w-48 overflow-y-auto rounded-md bg-raised p-1 text-start font-normal whitespace-normal text-ink shadow-raised"
      >
        {hasOpened ? children : null}
      </div>
    </>
  );
}

/** Under the button, start edge to start edge, kept inside the window. The window's edges are physical, hence left. */
function place(panel: HTMLElement, button: HTMLElement) {
  const from = button.getBoundingClientRect();
  const isRtl = getComputedStyle(button).direction === 'rtl';
  requestAnimationFrame(() => {
    const { offsetWidth: width, offsetHeight: height } = panel;
    const wanted = isRtl ? from.right - width : from.left;
    const left = Math.max(EDGE_PX, Math.min(wanted, innerWidth - width - EDGE_PX));
    const below = from.bottom + GAP_PX;
    const top =
      below + height > innerHeight - EDGE_PX ? Math.max(EDGE_PX, from.top - GAP_PX - height) : below;
    panel.style.left = `${left}px`;
    panel.style.top = `${top}px`;
  });
}
