import { type Comparison, FIELD_NAMES, FIELDS, type Field } from './compare-people.ts';

/** What is done with a pair: both become one by themselves, somebody is asked, or nothing. */
export type Judgement = 'link' | 'ask' | 'nothing';

/** From this weight on, in bits, a pair may be linked by itself: odds of four to one, besides the rule below. */
export const LINK_FROM_BITS = 2;
/** From this weight on somebody is asked: even odds. */
export const ASK_FROM_BITS = 0;

/** Ways to recognise a person of which one must be the same before anybody is linked without asking. */
const STRONG: readonly Field[] = ['phone', 'email', 'nationalId'];
/** The same door is as good as a phone, for a name must agree as well. */
const HOME: readonly Field[] = ['street', 'houseNumber', 'city'];
/** What must not differ between two who are linked without asking. */
const VETOES: readonly { field: Field; least: string }[] = [
  { field: 'birthDate', least: 'slip' },
  { field: 'nationalId', least: 'same' },
];
/** One letter makes another name (Karim, Maryam in Arabic letters): a slip in it needs two strong ways that agree. */
const NAME_LEAST = 'slip';
const GIVEN_NAMES: readonly string[] = ['same', 'sounds'];

/**
 * The rule beyond the weight. Linked without asking are only those who share a phone, an e-mail, a national number or a
 * door and whose given name and surname both agree: a family shares its phone, address and surname, and is still several people. Pure.
 */
export function judgePair(comparison: Comparison, weight: number): Judgement {
  if (weight < ASK_FROM_BITS) return 'nothing';
  if (weight < LINK_FROM_BITS) return 'ask';
  const degreeOf = (field: Field) => comparison[FIELD_NAMES.indexOf(field)]!;
  const isAtLeast = (field: Field, least: string) =>
    degreeOf(field) >= (FIELDS[field] as readonly string[]).indexOf(least);
  const isAtHome = HOME.every((field) => isAtLeast(field, 'same'));
  const strong = STRONG.filter((field) => isAtLeast(field, 'same')).length + Number(isAtHome);
  const isVetoed = VETOES.some(({ field, least }) => degreeOf(field) >= 0 && !isAtLeast(field, least));
  const givenName = FIELDS.givenName[degreeOf('givenName')] ?? '';
  const isNamed = isAtLeast('givenName', NAME_LEAST) && isAtLeast('surname', NAME_LEAST);
  const needed = GIVEN_NAMES.includes(givenName) ? 1 : 2;
  return strong >= needed && isNamed && !isVetoed ? 'link' : 'ask';
}
