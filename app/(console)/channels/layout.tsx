import type { ReactNode } from 'react';
import { PlaceWords } from '../_parts/place-words.tsx';

export default function ChannelsLayout({ children }: { children: ReactNode }) {
  return <PlaceWords place="channels">{children}</PlaceWords>;
}
