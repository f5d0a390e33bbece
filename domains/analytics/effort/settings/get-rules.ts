import type { EffortRulesRow } from '#db/schema/results/effort.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import type { EffortRules, LengthOf } from '../rule/effort-rules.ts';
import { readRules, wholeRules } from './read-measure.ts';

const MOST_VERSIONS = 50;

/** How far counting anew by the newest version has come; `version` is the one by which it counts. */
export type EffortProgress = { version: number; done: number; all: number; isDone: boolean };

/** A length as it was learned in a channel. */
export type LearnedLength = {
  channelId: string;
  channelName: string;
  lengthOf: LengthOf;
  told: number;
  isOwn: boolean;
  meanSeconds: number;
};

/** The rules of effort with their history and what was learned. Instants are ISO texts. */
export type EffortRulesPage = {
  version: number;
  rules: EffortRules;
  versions: { version: number; rules: EffortRules; madeBy: string; madeAt: string }[];
  learned: LearnedLength[];
  progress: EffortProgress;
};

/** What counts as lost time, what counted before, what was learned, and how far the counting is. */
export async function getEffortRules(ctx: Ctx): Promise<EffortRulesPage> {
  allow(ctx.actor, 'channel.figures');
  const { $client: client } = ctx.db;
  const [live, progress, versions, learned] = await Promise.all([
    readRules(ctx.db),
    readEffortProgress(ctx),
    client.query<{ version: number; rules: EffortRulesRow; madeBy: string; madeAt: Date }>({
      name: 'effort-rule-versions',
      text: `select version, rules, made_by as "madeBy", made_at as "madeAt" from effort_rules
        order by version desc limit $1`,
      values: [MOST_VERSIONS],
    }),
    client.query<LearnedLength>({
      name: 'effort-learned',
      text: `select l.channel_id as "channelId", c.name as "channelName", l.length_of as "lengthOf", l.told,
          l.is_own as "isOwn", l.mean_seconds as "meanSeconds"
        from effort_lengths l join channels c on c.id = l.channel_id
        order by l.length_of, c.name, c.id`,
    }),
  ]);
  return {
    ...live,
    progress,
    learned: learned.rows,
    versions: versions.rows.map(({ rules, madeAt, ...row }) => ({
      ...row,
      rules: wholeRules(rules),
      madeAt: madeAt.toISOString(),
    })),
  };
}

/** How far counting by the newest version has come. While it is under way days may hold orders of both versions. */
export async function readEffortProgress(ctx: Ctx): Promise<EffortProgress> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<EffortProgress>({
    name: 'effort-progress',
    text: `select wanted.version, coalesce(s.done_number, 0)::integer as done, coalesce(s.last_number, 0)::integer as "all",
        coalesce(s.settings_version = wanted.version and s.done_number >= s.last_number, false)
          and not exists (select from effort_tail t join order_efforts e using (order_id)
            where e.settings_version <> wanted.version) as "isDone"
      from (select coalesce(max(version), 0) as version from effort_rules) wanted left join effort_state s on true`,
  });
  const [row] = rows;
  return row ?? { version: 0, done: 0, all: 0, isDone: false };
}
