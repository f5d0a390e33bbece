import type { WalkStep } from '#db/schema/results/effort.ts';
import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { findingsOf, type WalkFinding } from './list-findings.ts';
import type { WalkOutcome } from './walk-limits.ts';

const MOST_WALKS = 100;

/** One test purchase and what it came to. */
export type WalkRow = {
  id: string;
  channelId: string;
  channelName: string;
  walkedOn: string;
  walkedBy: string;
  steps: number;
  told: number;
  bad: number;
  minutes: number;
  openFindings: number;
};

/** A walk with its steps and findings. */
export type Walk = Omit<WalkRow, 'steps' | 'told' | 'bad' | 'minutes' | 'openFindings'> & {
  steps: (WalkStep & { position: number; outcome: WalkOutcome; note: string; minutes: number | null })[];
  findings: WalkFinding[];
};

/** A channel that can be walked, with its own checklist where there is one. */
export type WalkedChannel = { id: string; name: string; kind: string; steps: WalkStep[] | null };

const WALK = `select w.id, w.channel_id as "channelId", c.name as "channelName", w.walked_on::text as "walkedOn",
  w.walked_by as "walkedBy"`;

/** The test purchases, the newest first, at most a hundred. */
export async function listWalks(ctx: Ctx): Promise<WalkRow[]> {
  allow(ctx.actor, 'walk.read');
  const { rows } = await ctx.db.$client.query<WalkRow>({
    name: 'effort-walks',
    text: `${WALK}, s.*, (select count(*)::integer from walk_findings f where f.walk_id = w.id and f.done_at is null) as "openFindings"
      from effort_walks w join channels c on c.id = w.channel_id cross join lateral (
        select count(*)::integer as steps, (count(*) filter (where outcome <> 'open'))::integer as told,
          (count(*) filter (where outcome = 'bad'))::integer as bad, coalesce(sum(minutes), 0)::integer as minutes
        from walk_steps where walk_id = w.id) s
      order by w.walked_on desc, w.id desc limit $1`,
    values: [MOST_WALKS],
  });
  return rows;
}

/** One test purchase; undefined where there is none. */
export async function getWalk(ctx: Ctx, walkId: string): Promise<Walk | undefined> {
  allow(ctx.actor, 'walk.read');
  if (!isId(walkId)) return undefined;
  const { $client: client } = ctx.db;
  const [walks, steps, findings] = await Promise.all([
    client.query<WalkRow>({
      name: 'effort-walk',
      text: `${WALK} from effort_walks w join channels c on c.id = w.channel_id where w.id = $1`,
      values: [walkId],
    }),
    client.query<Walk['steps'][number]>({
      name: 'effort-walk-steps',
      text: 'select position, title, look, outcome, note, minutes from walk_steps where walk_id = $1 order by position',
      values: [walkId],
    }),
    findingsOf(ctx, walkId),
  ]);
  const [walk] = walks.rows;
  return walk && { ...walk, steps: steps.rows, findings };
}

/** The channels in use, each with its own checklist where somebody wrote one. */
export async function listWalkedChannels(ctx: Ctx): Promise<WalkedChannel[]> {
  allow(ctx.actor, 'walk.read');
  const { rows } = await ctx.db.$client.query<WalkedChannel>({
    name: 'walked-channels',
    text: `select c.id, c.name, c.kind, l.steps from channels c left join walk_checklists l on l.channel_id = c.id
      where c.is_active order by c.name, c.id`,
  });
  return rows;
}

/** Colleagues who can be given a finding. */
export async function listWalkers(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  allow(ctx.actor, 'walk.write');
  const { rows } = await ctx.db.$client.query<{ id: string; name: string }>({
    name: 'walk-colleagues',
    text: 'select id, name from users where disabled_at is null order by name, id limit 200',
  });
  return rows;
}
