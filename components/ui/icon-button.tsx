import type { ComponentProps, ReactNode } from 'react';
import { Button } from './button.tsx';

/** A button with a picture only; `label` is its name for screen readers and its hint for the pointer. */
export function IconButton({
  label,
  icon,
  ...rest
}: Omit<ComponentProps<typeof Button>, 'children'> & { label: string; icon: ReactNode }) {
  return (
    <Button look="quiet" size="icon" aria-label={label} title={label} {...rest}>
      {icon}
    </Button>
  );
}
