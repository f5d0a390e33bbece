import type { ReactNode } from 'react';
import { PlaceWords } from '../_parts/place-words.tsx';

export default function ActivityLayout({ children }: { children: ReactNode }) {
  return <PlaceWords place="activity">{children}</PlaceWords>;
}
