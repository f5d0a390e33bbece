import type { ComponentProps, ReactNode } from 'react';
import { twMerge } from 'tailwind-merge';
import { Button } from './button.tsx';

/** A button with a picture only; `label` is its name for screen readers and its hint for the pointer. */
export function IconButton({
  label,
  icon,
  className,
  ...rest
}: Omit<ComponentProps<typeof Button>, 'children'> & { label: string; icon: ReactNode }) {
  return (
    <Button
      look="quiet"
      aria-label={label}
      title={label}
      className={twMerge('size-9 px-0 pointer-coarse:size-11', className)}
      {...rest}
    >
      {icon}
    </Button>
  );
}
