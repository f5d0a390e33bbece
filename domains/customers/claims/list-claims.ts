import type { identityClaims } from '#db/schema/index.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { maskContact, seesContact } from '../mask-contact.ts';

const MOST = 20;

/** What others say belongs to a person: a way to recognise them that is none of ours yet, or that they confirm. */
export type Claim = {
  id: number;
  source: string;
  party: 'first' | 'second' | 'third';
  via: 'identify' | 'alias';
  /** What would become an identity. */
  kind: 'phone' | 'email' | 'device' | 'external';
  value: string;
  times: number;
  lastAt: string;
  /** `known`: the person has it already. */
  state: 'known' | (typeof identityClaims.$inferSelect)['status'];
  decidedBy: string | null;
  /** Another person who has it: whether both are one is a question of its own. */
  other: { id: string; name: string } | null;
};

/**
 * SQL: the claims about customer `$1`, each with the identity that it would make of the other end: `kind` and `value`. Of
 * a claim whose user is the person's, what the user is said to have; else the user who is said to have what is theirs.
 */
export const CLAIMS_ABOUT = `
  select k.*, true as is_theirs, k.kind as new_kind, k.value as new_value from identities i
  join identity_claims k on i.kind = 'external' and k.subject = i.value where i.customer_id = $1
  union
  select k.*, false, 'external', k.subject from identities i
  join identity_claims k on k.kind = i.kind and k.value = i.value where i.customer_id = $1
    and not exists (select from identities own where own.customer_id = $1 and own.kind = 'external' and own.value = k.subject)`;

const LIST = `
  select c.id, s.name as source, c.party, c.via, c.new_kind as kind, c.new_value as value, c.times,
    to_char(c.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt",
    case when c.status = 'open' and own.id is not null then 'known' else c.status end as state,
    c.decided_by_name as "decidedBy", other.person as other
  from (${CLAIMS_ABOUT}) c join touch_sources s on s.id = c.source_id
  left join identities own on own.customer_id = $1 and own.kind = c.new_kind and own.value = c.new_value
  left join lateral (
    select json_build_object('id', p.id, 'name', p.name) as person from identities i join customers p on p.id = i.customer_id
    where i.kind = c.new_kind and i.value = c.new_value and p.id <> $1 and p.merged_into is null and p.erased_at is null
    order by p.created_at, p.id limit 1) other on true
  order by c.status = 'open' desc, c.last_at desc, c.id desc limit ${MOST}`;

/** What sources say of a person, what waits for a decision first. Masked for those who may not see how people are reached. */
export async function listClaims(ctx: Ctx, customerId: string): Promise<Claim[]> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<Claim>({
    name: 'customer-claims',
    text: LIST,
    values: [customerId],
  });
  if (seesContact(ctx.actor)) return rows;
  return rows.map((claim) => ({ ...claim, value: maskContact(claim.kind, claim.value) }));
}
