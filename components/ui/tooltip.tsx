'use client';

import type { ComponentProps } from 'react';
import { Focusable } from 'react-aria-components/Focusable';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

const OPENS_AFTER_MS = 400;

/** A hint for the one control inside, by pointer and by keyboard. Never the only place of something needed. */
export function Tooltip({
  text,
  children,
}: {
  text: string;
  children: ComponentProps<typeof Focusable>['children'];
}) {
  return (
    <TooltipTrigger delay={OPENS_AFTER_MS}>
      <Focusable>{children}</Focusable>
      <AriaTooltip offset={6} className="max-w-64 rounded-sm bg-neutral-12 px-2 py-1 text-sm text-neutral-1">
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
