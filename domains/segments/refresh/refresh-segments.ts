import { type Database, inTransaction, type Tx } from '#db/client.ts';
import type { Ctx } from '../../context.ts';
import { announce } from '../../events/announce.ts';
import { allow } from '../../team/can.ts';
import type { AskedOn } from '../compile-rule.ts';
import { askedOn, ROOM_TO_HASH } from '../count-rule.ts';
import { isReadable } from '../rule.ts';
import { type JudgedSegment, judgeEverybody, judgeSome, type Moved } from './judge-segment.ts';

const LOCK = 7_204_611;
const WITHIN = '300s';
/** From here on it is sooner to judge everybody, one segment after the other. */
const MANY = 20_000;

/** What a look did: how many people's facts had changed, and who moved. */
export type Refreshed = Moved & { people: number };

/**
 * Makes all segments agree with the facts: everybody is judged where the rule is new or a day has begun, else those whose
 * facts have changed since the last look. An idle shop costs a look at three marks. Only one at a time does this.
 */
export async function refreshSegments(ctx: Ctx): Promise<Refreshed> {
  allow(ctx.actor, 'job.run');
  const done: Refreshed = { people: 0, joined: 0, left: 0 };
  // A new installation has a worker before it has a business.
  const { rowCount } = await ctx.db.$client.query('select from business limit 1');
  if (rowCount === 0) return done;
  const asked = await askedOn(ctx);
  // Whose facts had changed is read first: who is judged by everything after that needs no second look.
  add(done, await inTransaction(ctx.db, (tx) => judgeChanged(tx, { asked, now: ctx.now })));
  for (const id of await listStale(ctx.db, asked)) {
    add(done, await judgeStale(ctx, { id, asked }));
  }
  if (done.joined + done.left > 0) announce(ctx.db, ['segment'], []);
  return done;
}

/** Judges everybody by one segment at once, where that is not done yet; for who has just saved it. */
export async function judgeNow(ctx: Ctx, segmentId: string): Promise<void> {
  allow(ctx.actor, 'segment.write');
  await judgeStale(ctx, { id: segmentId, asked: await askedOn(ctx) });
  announce(ctx.db, ['segment'], []);
}

function judgeStale(ctx: Ctx, { id, asked }: { id: string; asked: AskedOn }): Promise<Moved> {
  return inTransaction(ctx.db, async (tx) => {
    await prepare(tx);
    const [segment] = await readSegments(tx, { id, asked, isStale: true });
    return segment ? judgeEverybody(tx, segment, { asked, now: ctx.now }) : { joined: 0, left: 0 };
  });
}

async function judgeChanged(tx: Tx, { asked, now }: { asked: AskedOn; now: Date }): Promise<Refreshed> {
  await prepare(tx);
  const { rows } = await tx.$client.query<{ id: string }>('select take_segment_dirty() as id');
  const among = rows.map(({ id }) => id);
  const done: Refreshed = { people: among.length, joined: 0, left: 0 };
  if (among.length === 0) return done;
  if (among.length > MANY) {
    await tx.$client.query(`update segments set judged_on = null where not ${STALE}`, [asked.today]);
    return done;
  }
  // Those of a new version wait for their turn with everybody. All are asked at once, and answered one by one.
  const segments = await readSegments(tx, { id: null, asked, isStale: false });
  const moves = await Promise.all(segments.map((one) => judgeSome(tx, one, { asked, now, among })));
  for (const moved of moves) add(done, moved);
  return done;
}

/** One after another: who judges later reads later facts. */
async function prepare(tx: Tx): Promise<void> {
  await tx.$client.query(
    `set local statement_timeout = '${WITHIN}'; set local work_mem = '${ROOM_TO_HASH}'; set local plan_cache_mode = auto`,
  );
  await tx.$client.query('select pg_advisory_xact_lock($1)', [LOCK]);
}

const STALE = `(judged_version is distinct from version or judged_on is distinct from $1::date)`;

async function listStale(db: Database, { today }: AskedOn): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select id from segments where ${STALE} order by judged_at nulls first, id`,
    [today],
  );
  return rows.map(({ id }) => id);
}

async function readSegments(
  tx: Tx,
  { id, asked, isStale }: { id: string | null; asked: AskedOn; isStale: boolean },
): Promise<JudgedSegment[]> {
  const { rows } = await tx.$client.query<JudgedSegment>(
    `select id, rule, version, judged_version as "judgedVersion" from segments
     where ${isStale ? STALE : `not ${STALE}`} and ($2::uuid is null or id = $2) order by id`,
    [asked.today, id],
  );
  // One that is not understood keeps the members it has, and holds up no other.
  return rows.filter(({ rule }) => isReadable(rule));
}

function add(sum: Refreshed, { joined, left, people = 0 }: Moved & { people?: number }): void {
  sum.joined += joined;
  sum.left += left;
  sum.people += people;
}
