import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { begin, carryOut } from '../../command.ts';
import type { CommandContext, Ctx } from '../../context.ts';
import type { NewJob } from '../../events/record.ts';
import { type Business, getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { mailJob } from '../../team/letters/mail-job.ts';
import type { Reading } from '../alert-kinds.ts';
import { NoInput } from '../input.ts';
import { writeAlertMail } from '../letters/write-alert-mail.ts';
import { readReadings } from '../readings/read-readings.ts';
import { type Decision, decideAlert, endReasonOf } from '../rules/decide-alert.ts';
import { type Latest, noteLatest } from './note-latest.ts';
import { type OpenAlert, readStandings, type StandingRule } from './read-standings.ts';

/** What a look came to. */
export type Watched = { rules: number; opened: number; closed: number; mails: number };

type Step = {
  rule: StandingRule;
  reading: Reading;
  /** The channel was put away, or is no concern of the rule any more. */
  isAway: boolean;
  open: OpenAlert | null;
  decision: Decision;
};
type Readings = ReadonlyMap<string, readonly Reading[]>;

const NOTHING: Watched = { rules: 0, opened: 0, closed: 0, mails: 0 };

/**
 * Holds every rule against what is, opens and closes alerts and tells people by mail. Two workers take turns and the
 * second finds the work done, so that one alert opens and one mail goes. Writes no more than what was seen last where
 * nothing changes.
 * @throws FORBIDDEN for anybody but jobs.
 */
export async function watchChannels(ctx: Ctx): Promise<Watched> {
  allow(ctx.actor, 'alert.watch');
  const business = await getBusiness(ctx.db);
  const before = await readStandings(ctx.db, ctx.now, business);
  if (before.length === 0) return NOTHING;
  const readings = await readReadings(ctx, before);
  const steps = decideAll(before, readings, ctx.now);
  await noteLatest(ctx.db, steps.flatMap(latestOf));
  if (!steps.some(isChange)) return { ...NOTHING, rules: before.length };
  const { inner } = begin(ctx, 'alert.watch', NoInput, {});
  return carryOut(ctx, inner, 'alert.watch', (tx) => settle(tx, { readings, read: before, business }, inner));
}

type Seen = { readings: Readings; read: readonly StandingRule[]; business: Business };

async function settle(tx: Tx, { readings, read, business }: Seen, inner: CommandContext) {
  await tx.$client.query('select from alert_pulse for update');
  const now = await readStandings(tx, inner.now, business);
  // What was read of a rule that somebody changed meanwhile says nothing of the rule as it is now.
  const rules = now.filter((rule) =>
    read.some(({ id, version }) => id === rule.id && version === rule.version),
  );
  const steps = decideAll(rules, readings, inner.now).filter(isChange);
  const jobs: NewJob[] = [];
  for (const step of steps) jobs.push(...(await carryStep(tx, step, { business, now: inner.now })));
  const count = (what: Decision['step']) => steps.filter(({ decision }) => decision.step === what).length;
  const result: Watched = {
    rules: rules.length,
    opened: count('open'),
    closed: count('close'),
    mails: jobs.length,
  };
  return {
    result,
    subjectKind: 'alert_rule',
    subjectId: null,
    summary: result,
    events: steps.map(({ rule }) => ({
      kind: 'alert.changed' as const,
      subjectKind: 'alert_rule',
      subjectId: rule.id,
    })),
    jobs,
  };
}

function decideAll(rules: readonly StandingRule[], readings: Readings, now: Date): Step[] {
  return rules.flatMap((rule) =>
    withGone(rule, readings.get(rule.id)).map(({ isAway, ...reading }) => {
      const of = (row: { channelId: string | null }) => row.channelId === reading.channelId;
      const open = rule.open.find(of) ?? null;
      const decision = decideAlert(reading.state, { ...rule, open, mails: rule.mails.filter(of) }, now);
      return { rule, reading, isAway, open, decision };
    }),
  );
}

type Looked = Reading & Pick<Step, 'isAway'>;

/** A channel that is open and was not looked at was put away: nothing is wrong with it any more. */
function withGone(rule: StandingRule, read: readonly Reading[] | undefined): Looked[] {
  if (!read) return [];
  const gone = rule.open.filter(({ channelId }) => !read.some((reading) => reading.channelId === channelId));
  return [
    ...read.map((reading) => ({ ...reading, isAway: false })),
    ...gone.map(({ channelId }) => ({ channelId, state: 'rests' as const, facts: {}, isAway: true })),
  ];
}

/** What is not known says nothing of how an alert stands. */
function latestOf({ open, decision, reading }: Step): Latest[] {
  const stays = open !== null && decision.step === 'keep' && reading.state === 'fires';
  return stays ? [{ id: open.id, facts: reading.facts }] : [];
}

function isChange({ decision }: Step): boolean {
  return decision.step === 'open' || decision.step === 'close' || decision.tells.length > 0;
}

async function carryStep(
  tx: Tx,
  { rule, reading, isAway, open, decision }: Step,
  { business, now }: { business: Business; now: Date },
): Promise<NewJob[]> {
  const id = open?.id ?? newId(now.getTime());
  const facts = JSON.stringify(reading.facts);
  if (decision.step === 'close') {
    await tx.$client.query(
      `update alerts set closed_at = greatest($2, opened_at), end_reason = $3, end_facts = $4 where id = $1`,
      [id, now, isAway ? 'away' : endReasonOf(rule, open?.facts ?? {}, reading.facts), isAway ? null : facts],
    );
    return [];
  }
  if (decision.step === 'open') {
    await tx.$client.query(
      `insert into alerts (id, rule_id, rule_version, channel_id, opened_at, seen_at, facts)
       values ($1, $2, $3, $4, $5, $5, $6)`,
      [id, rule.id, rule.version, reading.channelId, now, facts],
    );
  }
  if (decision.tells.length === 0) return [];
  await tx.$client.query('update alerts set mailed_at = $2, seen_at = $2, facts = $3 where id = $1', [
    id,
    now,
    facts,
  ]);
  return tell(tx, { rule, reading }, decision.tells, { business, now });
}

/** Writes the mails, and notes each so that nobody is told too often. */
async function tell(
  tx: Tx,
  { rule, reading }: Pick<Step, 'rule' | 'reading'>,
  userIds: readonly string[],
  { business, now }: { business: Business; now: Date },
): Promise<NewJob[]> {
  const { rows } = await tx.$client.query<{ id: string; name: string }>(
    'select id, name from channels where id = any ($1)',
    [[rule.channelId, reading.channelId]],
  );
  const nameOf = (channelId: string | null) => rows.find((row) => row.id === channelId)?.name ?? null;
  await tx.$client.query(
    'insert into alert_mails (rule_id, channel_id, user_id, at) select $1, $2, unnest($3::uuid[]), $4',
    [rule.id, reading.channelId, userIds, now],
  );
  const told = {
    rule,
    reading,
    ruleChannelName: nameOf(rule.channelId),
    channelName: nameOf(reading.channelId),
  };
  return rule.readers
    .filter(({ id }) => userIds.includes(id))
    .map((reader) => mailJob(writeAlertMail(told, reader, business)));
}
