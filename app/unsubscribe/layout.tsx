import type { ReactNode } from 'react';
import { VisitorFrame } from '#app/_server/visitor-frame.tsx';

/** The pages for customers. */
export default function UnsubscribeLayout({ children }: { children: ReactNode }) {
  return <VisitorFrame>{children}</VisitorFrame>;
}
