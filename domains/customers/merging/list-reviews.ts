import type { Evidence } from '#db/schema/people/identity.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Claim } from '../claims/list-claims.ts';

const MOST = 20;

/** One of the two people of a question. */
export type ReviewedPerson = {
  id: string;
  number: number;
  name: string;
  phones: string[];
  emails: string[];
  city: string | null;
  orders: number;
  createdAt: string;
};

/** A source's word that something of one of the two is the other's. */
export type ReviewClaim = Omit<Claim, 'state' | 'decidedBy' | 'other'>;

/** Two people who may be one, and what speaks for and against it. */
export type Review = {
  id: string;
  status: 'open' | 'later';
  weight: number;
  probability: number;
  evidence: Evidence[];
  claims: ReviewClaim[];
  first: ReviewedPerson;
  second: ReviewedPerson;
};

/** The questions at the head of the queue, and how many there are. */
export type ReviewQueue = { reviews: Review[]; open: number };

const PERSON = (
  alias: string,
) => `json_build_object('id', ${alias}.id, 'number', ${alias}.number, 'name', ${alias}.name,
  'phones', (select coalesce(json_agg(i.value order by i.created_at), '[]') from identities i
    where i.customer_id = ${alias}.id and i.kind = 'phone'),
  'emails', (select coalesce(json_agg(i.value order by i.created_at), '[]') from identities i
    where i.customer_id = ${alias}.id and i.kind = 'email'),
  'city', (select k.city from customer_addresses k where k.customer_id = ${alias}.id and k.city <> ''
    order by k.created_at desc, k.id limit 1),
  'orders', (select coalesce(max(s.orders), 0) from customer_stats s where s.customer_id = ${alias}.id),
  'createdAt', to_char(${alias}.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

// A user of the one is said to have what is the other's, or to be the other.
const CLAIMS = `(select coalesce(json_agg(json_build_object('id', k.id, 'source', s.name, 'party', k.party, 'via', k.via,
    'kind', k.kind, 'value', k.value, 'times', k.times,
    'lastAt', to_char(k.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by k.last_at desc, k.id), '[]')
  from identities u join identity_claims k on u.kind = 'external' and k.subject = u.value and k.status <> 'dismissed'
  join touch_sources s on s.id = k.source_id
  where u.customer_id in (a.id, b.id) and exists (select from identities o
    where o.customer_id in (a.id, b.id) and o.customer_id <> u.customer_id
      and ((o.kind = k.kind and o.value = k.value)
        or (k.via = 'alias' and o.kind = 'device' and o.value = substr(k.value, strpos(k.value, ':') + 1)))))`;

const BOTH_STAND = `from link_reviews r
  join customers a on a.id = r.first_id and a.merged_into is null and a.erased_at is null
  join customers b on b.id = r.second_id and b.merged_into is null and b.erased_at is null
  where r.status in ('open', 'later')`;

/** Pairs that wait for a decision, the surest first; those put off come last. */
export async function listReviews(ctx: Ctx): Promise<ReviewQueue> {
  allow(ctx.actor, 'customer.merge');
  const [reviews, counted] = await Promise.all([
    ctx.db.$client.query<Review>(
      `select r.id, r.status, r.weight, r.probability, r.evidence, ${CLAIMS} as claims,
         ${PERSON('a')} as first, ${PERSON('b')} as second
       ${BOTH_STAND} order by r.status desc, r.weight desc, r.id limit $1`,
      [MOST],
    ),
    ctx.db.$client.query<{ open: number }>(`select count(*)::integer as open ${BOTH_STAND}`),
  ]);
  return { reviews: reviews.rows, open: counted.rows[0]!.open };
}
