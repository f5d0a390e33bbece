import Link from 'next/link';
import type { ComponentProps } from 'react';
import { asRoute } from './as-route.ts';
import { buttonLook, type Look } from './button.tsx';

/** A link that looks like a button, for going somewhere. */
export function LinkButton({
  look,
  size,
  className,
  href,
  ...rest
}: Omit<ComponentProps<'a'>, 'href'> & Look & { href: string }) {
  return <Link href={asRoute(href)} className={buttonLook({ look, size, className })} {...rest} />;
}
