import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { MoreWords } from '#components/shell/more-words.tsx';
import { type Place, pickWords, WORDS_OF_PLACE } from '#messages/places.ts';

/** Sends the browser the words of one place, and of no other: all of them are 60 KB. */
export async function PlaceWords({ place, children }: { place: Place; children: ReactNode }) {
  return <MoreWords words={pickWords(await getMessages(), WORDS_OF_PLACE[place])}>{children}</MoreWords>;
}
