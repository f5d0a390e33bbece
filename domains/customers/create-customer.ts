import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { toE164 } from '#lib/phone.ts';
import { command } from '../command.ts';
import { getBusiness } from '../settings/get-business.ts';
import { hashNationalId } from './national/hash-national-id.ts';
import { readNationalId } from './national/read-national-id.ts';
import { type IdentityClue, recogniseCustomer } from './recognise-customer.ts';

const Text = (length: number) => z.string().trim().max(length);

/** A person as somebody tells of them; phone, e-mail or national number at least. */
export const CreateCustomerInput = z
  .strictObject({
    name: Text(200).default(''),
    phone: Text(60).optional(),
    email: z.email().max(320).optional(),
    /** Of the country's registry; only a keyed hash of it is kept. */
    nationalId: Text(60).min(1).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'two capital letters, such as IR')
      .optional(),
    locale: z.string().max(20).optional(),
    channelId: z.uuid(),
  })
  .refine(
    ({ phone, email, nationalId }) => Boolean(phone || email || nationalId),
    'give a phone, an e-mail or a national number',
  );

/**
 * Finds the person by national number, e-mail and phone, or makes a new one. Numbers without a country code are read in the person's
 * country, else the business's. @throws INVALID_INPUT for a number that no country has.
 */
export const createCustomer = command('customer.write', {
  input: CreateCustomerInput,
  run: async (tx, person, ctx) => {
    const business = await getBusiness(tx);
    const clues = cluesOf(person, person.country ?? business.country);
    const { rows } = await tx.$client.query<{ name: string }>('select name from channels where id = $1', [
      person.channelId,
    ]);
    const [channel] = rows;
    if (!channel)
      throw new AppError('NOT_FOUND', 'There is no such channel.', {
        details: { reason: 'gone', thing: 'channel' },
      });
    const facts = {
      name: person.name,
      clues,
      country: person.country ?? null,
      locale: person.locale ?? null,
      channelId: person.channelId,
      source: channel.name,
    };
    const id = (await recogniseCustomer(tx, facts, ctx.now))!;
    return {
      result: { id },
      subjectKind: 'customer',
      subjectId: id,
      summary: { source: channel.name },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: id }],
    };
  },
});

function cluesOf(person: z.output<typeof CreateCustomerInput>, country: string): IdentityClue[] {
  const clues: IdentityClue[] = [];
  if (person.nationalId) clues.push({ kind: 'national_id', ...hashOf(person.nationalId, country) });
  if (person.email) clues.push({ kind: 'email', value: person.email.toLowerCase() });
  if (person.phone) {
    const value = toE164(person.phone, country);
    if (!value) {
      throw new AppError(
        'INVALID_INPUT',
        `phone: ${person.phone} is no number of ${country}; add the country code.`,
        { details: { reason: 'notAnIdentity', kind: 'phone', value: person.phone } },
      );
    }
    clues.push({ kind: 'phone', value });
  }
  return clues;
}

function hashOf(text: string, country: string): { value: string; hint: string } {
  const number = readNationalId(text, country);
  if (number) return hashNationalId(number);
  throw new AppError('INVALID_INPUT', `nationalId: this is no national number of ${country}.`, {
    details: { reason: 'notAnIdentity', field: 'nationalId', kind: 'national_id', country },
  });
}
