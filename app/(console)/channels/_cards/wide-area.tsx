import type { ReactNode } from 'react';

/** A box for what is wider than the page: it scrolls by finger and key, and on a phone its end fades where more follows. */
export function WideArea({
  label,
  className = '',
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
      tabIndex={0}
      className={`relative overflow-x-auto ${className}`}
    >
      <div className="flex w-max min-w-full">
        <div className="grow">{children}</div>
        <span
          aria-hidden
          className="pointer-events-none sticky end-0 z-5 w-6 shrink-0 bg-linear-to-r from-transparent to-surface md:hidden rtl:bg-linear-to-l print:hidden"
        />
      </div>
    </section>
  );
}
