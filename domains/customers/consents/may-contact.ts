import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { ConsentPurpose, ConsentWay } from './consent-kinds.ts';
import { type ContactDecision, decideContact } from './decide-contact.ts';
import { hashAddress, KINDS_OF_WAY } from './hash-address.ts';

/** Whom somebody wants to contact, for what, how, and when. */
export type ContactQuestion = { customerId: string; purpose: ConsentPurpose; way: ConsentWay; at: Date };

type Known = {
  root: string;
  isErased: boolean;
  isGranted: boolean | null;
  saidAt: Date | null;
  addresses: { kind: string; value: string }[];
};

const READ = `
  select p.id as root, p.erased_at is not null as "isErased", s.is_granted as "isGranted", s.at as "saidAt",
    (select coalesce(json_agg(json_build_object('kind', i.kind, 'value', i.value)), '[]')
     from identities i where i.customer_id = p.id and i.kind = any ($4::text[])) as addresses
  from customers c join customers p on p.id = coalesce(c.merged_into, c.id)
  left join lateral (
    select is_granted, at from consents
    where customer_id = p.id and purpose = $2 and way = $3 and at <= $5
    order by at desc, id desc limit 1) s on true
  where c.id = $1`;

/**
 * Whether a person may be contacted for a purpose in one way at a moment: the one question that is asked before anything
 * is sent. Statements and the suppression list hold from the moment they are written. Nobody unknown may be contacted.
 */
export async function mayContact(ctx: Ctx, question: ContactQuestion): Promise<ContactDecision> {
  allow(ctx.actor, 'customer.read');
  const { customerId, purpose, way, at } = question;
  const { rows } = await ctx.db.$client.query<Known>(READ, [customerId, purpose, way, KINDS_OF_WAY[way], at]);
  const [known] = rows;
  if (!known) return { may: false, why: 'not-asked' };
  const listed = await ctx.db.$client.query<{ at: Date | null }>(
    `select max(at) as at from suppressions
     where address_hash = any ($1::text[]) and way = $2 and purpose = $3 and at <= $4`,
    [known.addresses.map(hashAddress), way, purpose, at],
  );
  return decideContact({
    isErased: known.isErased,
    purpose,
    newest: known.saidAt && { isGranted: known.isGranted === true, at: known.saidAt },
    suppressedAt: listed.rows[0]?.at ?? null,
  });
}
