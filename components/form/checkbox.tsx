import type { ComponentProps } from 'react';

/** A native checkbox with its label beside it; the whole line can be pressed. */
export function Checkbox({
  label,
  help,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: string; help?: string }) {
  return (
    <label className="flex min-h-6 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center">
      <input type="checkbox" className="mt-0.5 size-4 shrink-0 accent-accent" {...rest} />
      <span>
        {label}
        {help ? <span className="block text-sm text-quiet">{help}</span> : null}
      </span>
    </label>
  );
}
