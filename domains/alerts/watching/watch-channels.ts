import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { begin, carryOut } from '../../command.ts';
import type { CommandContext, Ctx } from '../../context.ts';
import type { NewJob } from '../../events/record.ts';
import { allow } from '../../team/can.ts';
import type { Reading } from '../alert-kinds.ts';
import { NoInput } from '../input.ts';
import { writeAlertMails } from '../letters/write-alert-mails.ts';
import { readReadings } from '../readings/read-readings.ts';
import { type Decision, decideAlert } from '../rules/decide-alert.ts';
import { readStandings, type StandingRule } from './read-standings.ts';

/** What a look came to. */
export type Watched = { rules: number; opened: number; closed: number; mails: number };

type Step = { rule: StandingRule; reading: Reading; openId: string | null; decision: Decision };
type Readings = ReadonlyMap<string, readonly Reading[]>;

const NOTHING: Watched = { rules: 0, opened: 0, closed: 0, mails: 0 };

/**
 * Holds every rule against what is, opens and closes alerts and tells people by mail. Two workers take turns and the
 * second finds the work done, so that one alert opens and one mail goes. Writes nothing where nothing changes.
 * @throws FORBIDDEN for anybody but jobs.
 */
export async function watchChannels(ctx: Ctx): Promise<Watched> {
  allow(ctx.actor, 'alert.watch');
  const before = await readStandings(ctx.db, ctx.now);
  if (before.length === 0) return NOTHING;
  const readings = await readReadings(ctx, before);
  if (!decideAll(before, readings, ctx.now).some(isChange)) return { ...NOTHING, rules: before.length };
  const { inner } = begin(ctx, 'alert.watch', NoInput, {});
  return carryOut(ctx, inner, 'alert.watch', (tx) => settle(tx, readings, inner));
}

async function settle(tx: Tx, readings: Readings, inner: CommandContext) {
  await tx.$client.query('select from alert_pulse for update');
  const rules = await readStandings(tx, inner.now);
  const steps = decideAll(rules, readings, inner.now).filter(isChange);
  const jobs: NewJob[] = [];
  for (const step of steps) jobs.push(...(await carryStep(tx, step, inner)));
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
    withGone(rule, readings.get(rule.id)).map((reading) => {
      const of = (row: { channelId: string | null }) => row.channelId === reading.channelId;
      const open = rule.open.find(of) ?? null;
      const mails = rule.mails.filter(of).map(({ at }) => at);
      const decision = decideAlert(reading.state, { ...rule, open, mails }, now);
      return { rule, reading, openId: open?.id ?? null, decision };
    }),
  );
}

/** A channel that is open and was not looked at was put away: nothing is wrong with it any more. */
function withGone(rule: StandingRule, read: readonly Reading[] | undefined): readonly Reading[] {
  if (!read) return [];
  const gone = rule.open.filter(({ channelId }) => !read.some((reading) => reading.channelId === channelId));
  return [...read, ...gone.map(({ channelId }) => ({ channelId, state: 'rests' as const, facts: {} }))];
}

function isChange({ decision }: Step): boolean {
  return decision.step === 'open' || decision.step === 'close' || decision.tells;
}

async function carryStep(
  tx: Tx,
  { rule, reading, openId, decision }: Step,
  { now }: CommandContext,
): Promise<NewJob[]> {
  const id = openId ?? newId(now.getTime());
  if (decision.step === 'close') {
    await tx.$client.query('update alerts set closed_at = greatest($2, opened_at) where id = $1', [id, now]);
    return [];
  }
  if (decision.step === 'open') {
    await tx.$client.query(
      'insert into alerts (id, rule_id, channel_id, opened_at, seen_at, facts) values ($1, $2, $3, $4, $4, $5)',
      [id, rule.id, reading.channelId, now, JSON.stringify(reading.facts)],
    );
  }
  if (!decision.tells) return [];
  await tx.$client.query('update alerts set mailed_at = $2, seen_at = $2, facts = $3 where id = $1', [
    id,
    now,
    JSON.stringify(reading.facts),
  ]);
  const jobs = await writeAlertMails(tx, { rule, reading });
  if (jobs.length > 0)
    await tx.$client.query('insert into alert_mails (rule_id, channel_id, at) values ($1, $2, $3)', [
      rule.id,
      reading.channelId,
      now,
    ]);
  return jobs;
}
