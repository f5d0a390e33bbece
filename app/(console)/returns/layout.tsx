import type { ReactNode } from 'react';
import { PlaceWords } from '../_parts/place-words.tsx';

export default function ReturnsLayout({ children }: { children: ReactNode }) {
  return <PlaceWords place="returns">{children}</PlaceWords>;
}
