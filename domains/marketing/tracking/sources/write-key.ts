import { makeSecret } from '#domains/team/secret.ts';

const MARK = 'wk_';
const SHOWN_CHARACTERS = 9;

/** A new write key: unguessable, and recognised by people and scanners. It stands in public pages, so it only lets events in. */
export function makeWriteKey(): string {
  return MARK + makeSecret();
}

/** What the list shows of a key. */
export function shownPartOf(key: string): string {
  return key.slice(0, SHOWN_CHARACTERS);
}
