import type { ReactNode } from 'react';
import { PlaceWords } from '../_parts/place-words.tsx';

export default function OrdersLayout({ children }: { children: ReactNode }) {
  return <PlaceWords place="orders">{children}</PlaceWords>;
}
