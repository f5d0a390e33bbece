import type { ComponentProps } from 'react';

const FRAME =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0';

const LOOKS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-field bg-surface text-ink hover:bg-neutral-3',
  quiet: 'text-ink hover:bg-neutral-3',
  danger: 'border border-bad-line bg-bad-surface text-bad hover:border-bad',
};

const SIZES = {
  small: 'h-7 px-2 text-sm pointer-coarse:h-11',
  medium: 'h-9 px-3 text-base pointer-coarse:h-11',
  large: 'h-11 px-4 text-md',
  icon: 'size-9 pointer-coarse:size-11',
};

/** How something that is pressed may look. */
export type Look = { look?: keyof typeof LOOKS; size?: keyof typeof SIZES };

/** The look of everything that is pressed, for components that cannot be a `Button` themselves. */
export function buttonLook({
  look = 'secondary',
  size = 'medium',
  className = '',
}: Look & { className?: string } = {}): string {
  return `${FRAME} ${LOOKS[look]} ${SIZES[size]} ${className}`.trimEnd();
}

/** A button says what it does with a verb. Its type is `button` unless it submits. */
export function Button({ look, size, className, type = 'button', ...rest }: ComponentProps<'button'> & Look) {
  return <button type={type} className={buttonLook({ look, size, className })} {...rest} />;
}
