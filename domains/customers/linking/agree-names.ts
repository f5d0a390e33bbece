import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { comparePeople, FIELD_NAMES, FIELDS } from './model/compare-people.ts';
import { preparePerson } from './model/prepare-person.ts';

const GIVEN_NAME = FIELD_NAMES.indexOf('givenName');
const SURNAME = FIELD_NAMES.indexOf('surname');
const SOUNDS = FIELDS.givenName.indexOf('sounds');

/**
 * Whether two names are the same, whatever the script: محمد کریمی and Mohamed Karimi agree. A name of one word agrees with
 * the whole only where both are one word. Nameless people agree with nobody. Pure.
 */
export function agreeNames(a: string, b: string): boolean {
  const [one, other] = [normaliseForSearch(a), normaliseForSearch(b)];
  if (one === '' || other === '') return false;
  if (one === other) return true;
  const compared = comparePeople(
    preparePerson({ id: 'a', name: one }),
    preparePerson({ id: 'b', name: other }),
  );
  const [given, surname] = [compared[GIVEN_NAME]!, compared[SURNAME]!];
  const isOneWord = !one.includes(' ') && !other.includes(' ');
  return given >= SOUNDS && (surname >= SOUNDS || isOneWord);
}
