import type { ReactNode } from 'react';
import { PlaceWords } from '../_parts/place-words.tsx';

export default function InventoryLayout({ children }: { children: ReactNode }) {
  return <PlaceWords place="inventory">{children}</PlaceWords>;
}
