import { z } from 'zod';
import { toE164 } from '#lib/phone.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import type { EventType } from './event-names.ts';
import { type Facts, factsOf, textOf } from './read-facts.ts';

const MAX_NAME = 200;
const MAX_ADDRESS = 320;

/** What an event says about who somebody is: nothing of it is proven. */
export type ToldPerson = {
  name: string | null;
  email: string | null;
  phone: string | null;
  /** The id that an alias says is the same person. */
  previousId: string | null;
};

/** What `identify` and `alias` say about a person; other events say nothing. Phones without a country code are of `country`. */
export function readPerson(type: EventType, facts: Facts, country: string): ToldPerson | null {
  if (type === 'alias') return { name: null, email: null, phone: null, previousId: textOf(facts.previousId) };
  if (type !== 'identify') return null;
  const traits = { ...factsOf(factsOf(facts.context).traits), ...factsOf(facts.traits) };
  const whole = [textOf(traits.firstName), textOf(traits.lastName)].filter(Boolean).join(' ');
  return {
    name: textOf(textOf(traits.name) ?? whole, MAX_NAME),
    email: readEmail(textOf(traits.email)),
    phone: readPhone(textOf(traits.phone), country),
    previousId: null,
  };
}

function readEmail(text: string | null): string | null {
  if (text === null || text.length > MAX_ADDRESS) return null;
  return z.email().safeParse(toAsciiDigits(text.normalize('NFKC')).toLowerCase()).data ?? null;
}

function readPhone(text: string | null, country: string): string | null {
  return text === null ? null : toE164(text, country);
}
