import type { ReactNode } from 'react';
import { VisitorFrame } from '#app/_server/visitor-frame.tsx';

/** The page that ends summaries. */
export default function SummariesLayout({ children }: { children: ReactNode }) {
  return <VisitorFrame>{children}</VisitorFrame>;
}
