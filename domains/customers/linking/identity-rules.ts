/** Kinds of identity that may decide who somebody is, in the usual order of weight. */
export const RULED_KINDS = ['external', 'email', 'phone', 'loyalty_card', 'handle', 'national_id'] as const;

/** One of them. */
export type RuledKind = (typeof RULED_KINDS)[number];

/** How a kind of identity decides: alone, or only where the name agrees; and how many people may share a value. */
export type IdentityRule = { decidesAlone: boolean; mostPeople: number };

/** What holds where nobody set a rule: a phone or an address is one person's until a second one turns up with it. */
export const USUAL_RULE: IdentityRule = { decidesAlone: true, mostPeople: 8 };

/** Addresses that never belong to a person, whoever writes them. */
const NOBODY = /^(no-?reply|do-?not-?reply|donotreply|mailer-daemon|postmaster)[@+.]/;

/** Whether a value can belong to nobody, such as `noreply@`. What a shop blocks itself stands in its settings. Pure. */
export function isNobodys(clue: { kind: string; value: string }): boolean {
  return clue.kind === 'email' && NOBODY.test(clue.value);
}

/**
 * Which of the people who share a value it is. One alone is it, where the kind decides alone or the names agree; of several
 * (a family's phone) only one whose name agrees, and of too many nobody. Pure.
 */
export function choosePerson<Person extends { name: string }>(
  people: readonly Person[],
  { rule, agrees }: { rule: IdentityRule; agrees: (name: string) => boolean },
): Person | undefined {
  if (people.length > rule.mostPeople) return undefined;
  const [only] = people;
  if (people.length === 1 && only && (rule.decidesAlone || only.name === '')) return only;
  return people.find((one) => agrees(one.name));
}
