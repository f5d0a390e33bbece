import type { ReactNode } from 'react';

/** SKUs, phones, barcodes, addresses of the web: always left to right, in the place that the line gives them. */
export function Ltr({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <bdi dir="ltr" className={className}>
      {children}
    </bdi>
  );
}

/** A text that a person wrote: it keeps its own direction and cannot disturb its neighbours. */
export function UserText({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <bdi dir="auto" className={className}>
      {children}
    </bdi>
  );
}
