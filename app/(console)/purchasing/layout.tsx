import type { ReactNode } from 'react';
import { PlaceWords } from '../_parts/place-words.tsx';

export default function PurchasingLayout({ children }: { children: ReactNode }) {
  return <PlaceWords place="purchasing">{children}</PlaceWords>;
}
