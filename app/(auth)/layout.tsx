import type { ReactNode } from 'react';
import { VisitorFrame } from '#app/_server/visitor-frame.tsx';
import { PlaceWords } from '../(console)/_parts/place-words.tsx';

/** The pages before the console. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <VisitorFrame>
      <PlaceWords place="(auth)">{children}</PlaceWords>
    </VisitorFrame>
  );
}
