import type { Ctx } from '../../context.ts';
import { announce } from '../../events/announce.ts';
import { allow } from '../../team/can.ts';
import { findLinks, type LinkStep } from './find-links.ts';
import { linkFound } from './link-found.ts';
import { writeMatchKeys } from './match-keys.ts';
import type { Person } from './model/person.ts';
import { readPeople } from './read-people.ts';
import { readDifferent, writeReviews } from './write-reviews.ts';

const READ_AT_ONCE = 5_000;
const KEYS_AT_ONCE = 2_000;
const REVIEWS_AT_ONCE = 500;
/** The surest questions first; nobody answers more. */
const MOST_REVIEWS = 5_000;

/**
 * Compares all customers and links those who are surely one; what is likely goes to the review queue. Begins anew when it is
 * started again: what was linked and decided stays. Ends early when it is cancelled; does nothing for a run that is over.
 */
export async function runLinking(ctx: Ctx, runId: string): Promise<void> {
  allow(ctx.actor, 'customer.link');
  const { rowCount } = await ctx.db.$client.query(
    `update link_runs set status = 'running', started_at = coalesce(started_at, $2)
     where id = $1 and status in ('waiting', 'running')`,
    [runId, ctx.now],
  );
  if (rowCount === 0) return;
  const tell = (at: LinkStep) => tellStep(ctx, runId, at);
  const people = await readEverybody(ctx, tell);
  if (!people) return;
  const different = await readDifferent(ctx.db);
  const found = await findLinks(people, { different, tell });
  if (!found) return;
  await ctx.db.$client.query(
    'update link_runs set weights = $2, people = $3, candidates = $4 where id = $1',
    [runId, JSON.stringify(found.weights), people.length, found.candidates],
  );
  for (let at = 0; at < found.prepared.length; at += KEYS_AT_ONCE) {
    if (!(await tell({ step: 'writing', done: at, total: found.prepared.length }))) return;
    await writeMatchKeys(ctx.db, found.prepared.slice(at, at + KEYS_AT_ONCE));
  }
  const asked = found.asked.toSorted((x, y) => y.weight - x.weight).slice(0, MOST_REVIEWS);
  let toReview = 0;
  for (let at = 0; at < asked.length; at += REVIEWS_AT_ONCE)
    toReview += await writeReviews(ctx.db, asked.slice(at, at + REVIEWS_AT_ONCE), ctx.now);
  let linked = 0;
  for (const { a, b, weight, evidence } of found.linked) {
    if (linked % 100 === 0 && !(await tell({ step: 'writing', done: linked, total: found.linked.length })))
      return;
    await linkFound(ctx, { survivorId: a, mergedId: b, weight, evidence: [...evidence] });
    linked++;
  }
  await ctx.db.$client.query(
    `update link_runs set status = 'done', finished_at = clock_timestamp(), linked = $2, to_review = $3
     where id = $1 and status = 'running'`,
    [runId, linked, toReview],
  );
  announce(ctx.db, ['customer'], []);
}

async function readEverybody(ctx: Ctx, tell: (at: LinkStep) => Promise<boolean>): Promise<Person[] | null> {
  const { rows } = await ctx.db.$client.query<{ total: number }>(
    'select count(*)::integer as total from customers where merged_into is null and erased_at is null',
  );
  const people: Person[] = [];
  for (;;) {
    if (!(await tell({ step: 'reading', done: people.length, total: rows[0]!.total }))) return null;
    const some = await readPeople(ctx.db, { after: people.at(-1)?.id ?? null, limit: READ_AT_ONCE });
    people.push(...some);
    if (some.length < READ_AT_ONCE) return people;
  }
}

/** Writes how far the run is; false when somebody stopped it. */
async function tellStep(ctx: Ctx, runId: string, { step, done, total }: LinkStep): Promise<boolean> {
  const { rowCount } = await ctx.db.$client.query(
    `update link_runs set step = $2, step_done = $3, step_total = $4 where id = $1 and status = 'running'`,
    [runId, step, done, total],
  );
  announce(ctx.db, ['customer'], []);
  return rowCount === 1;
}
