import type { ReactNode } from 'react';
import { PlaceWords } from '../_parts/place-words.tsx';

export default function FulfilmentLayout({ children }: { children: ReactNode }) {
  return <PlaceWords place="fulfilment">{children}</PlaceWords>;
}
