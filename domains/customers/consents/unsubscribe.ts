import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { env } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import { signHmacSha256 } from '#lib/hmac.ts';
import { command } from '../../command.ts';
import { CONSENT_WAYS, type ConsentPurpose, type ConsentWay } from './consent-kinds.ts';
import { suppressAddresses } from './suppress-addresses.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

const SOURCE = 'unsubscribe link';

const UnsubscribeInput = z.strictObject({
  token: z.string().max(1_000),
  /** Only what the message was about, or all marketing and profiling in every way. */
  reach: z.enum(['this', 'everything']),
  /** Pressed on our page, or sent by the mail program (RFC 8058). */
  by: z.enum(['page', 'one-click']),
  /** The network address it came from; only its keyed hash is kept. */
  address: z.string().max(100),
});

/**
 * Ends messages for whoever holds the link, at once and without signing in: writes the refusal with its proof, and the
 * addresses onto the suppression list. The same link again changes nothing more. @throws NOT_FOUND for a link that is
 * not ours.
 */
export const unsubscribe = command('consent.withdraw', {
  input: UnsubscribeInput,
  run: async (tx, { token, reach, by, address }, ctx) => {
    const link = readUnsubscribeToken(token);
    const person = link && (await findPerson(tx, link.customerId));
    if (!link || !person)
      throw new AppError('NOT_FOUND', 'This link is not one of ours.', {
        details: { reason: 'gone', thing: 'other' },
      });
    const purposes: ConsentPurpose[] = reach === 'this' ? [link.purpose] : ['marketing', 'profiling'];
    const ways: readonly ConsentWay[] = reach === 'this' ? [link.way] : CONSENT_WAYS;
    if (!person.isErased) {
      const proof = `${by} ${hashVisitor(address)}`;
      await refuse(tx, person.id, { purposes, ways, proof, at: ctx.now });
      await suppressAddresses(tx, [person.id], { purposes, ways, reason: 'unsubscribed', at: ctx.now });
    }
    return {
      result: { reach },
      subjectKind: 'customer',
      subjectId: person.id,
      summary: { unsubscribed: reach, by },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: person.id }],
    };
  },
});

async function findPerson(
  tx: Tx,
  customerId: string,
): Promise<{ id: string; isErased: boolean } | undefined> {
  const { rows } = await tx.$client.query<{ id: string; isErased: boolean }>(
    `select p.id, p.erased_at is not null as "isErased" from customers c
     join customers p on p.id = coalesce(c.merged_into, c.id) where c.id = $1 for update of p`,
    [customerId],
  );
  return rows[0];
}

/** What is refused already is not written again. */
async function refuse(
  tx: Tx,
  customerId: string,
  said: { purposes: readonly string[]; ways: readonly string[]; proof: string; at: Date },
): Promise<void> {
  await tx.$client.query(
    `insert into consents (customer_id, purpose, way, is_granted, source, party, proof, at)
     select $1, p.purpose, w.way, false, $4, 'first', $5, $6
     from unnest($2::text[]) as p (purpose), unnest($3::text[]) as w (way)
     where not exists (
       select from (
         select is_granted from consents c where c.customer_id = $1 and c.purpose = p.purpose and c.way = w.way
         order by at desc, id desc limit 1) newest
       where not newest.is_granted)`,
    [customerId, said.purposes, said.ways, SOURCE, said.proof, said.at],
  );
}

function hashVisitor(address: string): string {
  return signHmacSha256(Buffer.from(`visitor:${address}`), env().AUTH_SECRET, 'hex').slice(0, 16);
}
