import { z } from 'zod';
import type { Database, Tx } from '#db/client.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { comparePeople } from '../linking/model/compare-people.ts';
import { preparePerson } from '../linking/model/prepare-person.ts';
import { explainPair, scorePair } from '../linking/model/weights.ts';
import { readPeopleById } from '../linking/read-people.ts';
import { readNewestWeights } from '../linking/recall-weights.ts';
import { type FoundPair, writeReviews } from '../linking/write-reviews.ts';

const MOST_AT_ONCE = 200;

/** What the word of each party is worth that two ids are one person, in bits: evidence, and no proof of anything. */
const BITS = { first: 6, second: 4, third: 2 } as const;

type Party = keyof typeof BITS;
type Alias = { a: string; b: string; party: Party };

// Both ends must be known, each as one living person; whoever was asked about or decided on is not asked about again.
const ALIASES = `
  with ends as (
    select k.party, k.id, one.person as a, other.person as b from identity_claims k
    cross join lateral (
      select (array_agg(distinct living.id))[1] as person from identities i
      cross join lateral (select living_customer(i.customer_id) as id) living
      where i.kind = 'external' and i.value = k.subject and living.id is not null
      having count(distinct living.id) = 1) one
    cross join lateral (
      select (array_agg(distinct living.id))[1] as person from identities i
      cross join lateral (select living_customer(i.customer_id) as id) living
      where ((i.kind = 'external' and i.value = k.value)
          or (i.kind = 'device' and i.value = substr(k.value, strpos(k.value, ':') + 1))) and living.id is not null
      having count(distinct living.id) = 1) other
    where k.via = 'alias' and k.status = 'open'
  )
  select least(a, b) as a, greatest(a, b) as b, min(party) as party from ends
  where a <> b and not exists (select from link_reviews r
    where r.first_id = least(a, b) and r.second_id = greatest(a, b)
      and (r.status in ('linked', 'different') or r.evidence @> '[{"field": "alias"}]'))
  group by 1, 2 order by min(id) limit $1`;

/**
 * Asks about every two people of whom a source says that they are one: a question of the review queue, never a merge. What
 * the comparison says of the two stands beside it. Returns how many questions are new.
 */
export async function askAboutAliases(ctx: Ctx): Promise<number> {
  allow(ctx.actor, 'customer.link');
  const { rows } = await ctx.db.$client.query<Alias>(ALIASES, [MOST_AT_ONCE]);
  if (rows.length === 0) return 0;
  return (await askAbout(ctx, { pairs: rows })).asked;
}

const Pair = z.strictObject({ a: z.uuid(), b: z.uuid(), party: z.enum(['first', 'second', 'third']) });

const askAbout = command('customer.link', {
  input: z.strictObject({ pairs: z.array(Pair).max(MOST_AT_ONCE) }),
  run: async (tx, { pairs }, ctx) => {
    const asked = await writeReviews(tx, await weighAliases(tx, pairs), ctx.now);
    return { result: { asked }, subjectKind: 'customer', subjectId: null, summary: { asked } };
  },
});

async function weighAliases(tx: Database | Tx, pairs: readonly Alias[]): Promise<FoundPair[]> {
  const weights = await readNewestWeights(tx);
  const read = await readPeopleById(tx, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]);
  const people = new Map(read.map((person) => [person.id, preparePerson(person)]));
  return pairs.flatMap(({ a, b, party }) => {
    const [one, other] = [people.get(a), people.get(b)];
    if (!one || !other) return [];
    const alias = { field: 'alias' as const, degree: party, weight: BITS[party] };
    const comparison = comparePeople(one, other);
    const before = weights ? scorePair(weights, comparison, [one, other]).weight : 0;
    const evidence = weights ? explainPair(weights, comparison, [one, other]) : [];
    const weight = before + BITS[party];
    return [{ a, b, weight, probability: 1 / (1 + 2 ** -weight), evidence: [alias, ...evidence] }];
  });
}
