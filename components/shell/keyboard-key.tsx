/** The picture of a key. */
export function KeyboardKey({ children }: { children: string }) {
  return (
    <kbd
      dir="ltr"
      className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-neutral-2 px-1 font-sans text-xs text-quiet"
    >
      {children}
    </kbd>
  );
}
