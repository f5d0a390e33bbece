import type { ReactNode } from 'react';
import { PlaceWords } from '../_parts/place-words.tsx';

export default function CustomersLayout({ children }: { children: ReactNode }) {
  return <PlaceWords place="customers">{children}</PlaceWords>;
}
