import type { Form, PreparedPerson } from './person.ts';

/** The passes in which pairs are looked for: two people are compared when they share a value in one of them. */
const PASSES: readonly ((person: PreparedPerson) => readonly (string | null)[])[] = [
  (p) => p.phones,
  (p) => p.emails,
  (p) => [p.nationalId],
  (p) => both(p.givenName, p.surname),
  (p) => [join(text(p.givenName), p.birthDate), join(text(p.surname), p.birthDate)],
  (p) => p.emails.map((email) => email.slice(0, email.indexOf('@'))).filter((user) => user.length > 4),
  (p) => [join(p.birthDate, p.postcode), join(p.birthDate, text(p.city)), join(p.birthDate, p.houseNumber)],
  (p) => [join(sound(p.surname), p.postcode), join(sound(p.givenName), p.postcode)],
  (p) => [join(text(p.street), p.houseNumber), join(text(p.street), p.postcode)],
  (p) => [join(p.houseNumber, p.postcode), join(text(p.place), p.postcode)],
  (p) => [join(sound(p.surname), text(p.city)), join(sound(p.givenName), text(p.city))],
  (p) => [
    join(sound(p.givenName), p.birthDate?.slice(0, 4) ?? null),
    join(sound(p.surname), p.birthDate?.slice(0, 4) ?? null),
    join(sound(p.givenName), p.birthDate?.slice(4) ?? null),
    join(sound(p.surname), p.birthDate?.slice(4) ?? null),
  ],
];

/** The values of a person in each pass, `pass:value`, in the order of the passes. Pure. */
export function listBlockingKeys(person: PreparedPerson): readonly (readonly string[])[] {
  return PASSES.map((values, pass) => [
    ...new Set(values(person).flatMap((value) => (value ? [`${pass}:${value}`] : []))),
  ]);
}

/** Both names by sound, in one order whichever is called the surname. */
function both(a: Form | null, b: Form | null): readonly (string | null)[] {
  if (!a || !b) return [];
  return a.sounds.flatMap((one) => b.sounds.map((other) => [one, other].sort().join('+')));
}

function join(a: string | null, b: string | null): string | null {
  return a && b ? `${a}+${b}` : null;
}

function text(form: Form | null): string | null {
  return form?.text ?? null;
}

function sound(form: Form | null): string | null {
  return form?.sounds[0] ?? null;
}
