import type { ReactNode } from 'react';
import { PlaceWords } from '../_parts/place-words.tsx';

export default function ImportsLayout({ children }: { children: ReactNode }) {
  return <PlaceWords place="imports">{children}</PlaceWords>;
}
