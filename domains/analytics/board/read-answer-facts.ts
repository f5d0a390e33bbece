import { ANSWER_STANDARD_MINUTES } from '#domains/channels/answering/answer-standard.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Period } from '../period.ts';
import type { BoardFacts, WaitCount } from './board-facts.ts';

/** What is known of the answers to the questions of a channel and a period. */
export type AnswerFacts = Pick<BoardFacts, 'waits' | 'answered' | 'inTime' | 'unanswered'>;

type DayRow = { channelId: string; standard: number; minutes: number | null; questions: number };
type NewRow = { channelId: string; questions: number };

/**
 * How soon questions were answered, channel by channel. What is not answered yet counts once it has waited longer than
 * the channel's standard, within its hours; until then it is left out.
 */
export async function readAnswerFacts(ctx: Ctx, period: Period): Promise<Map<string, AnswerFacts>> {
  allow(ctx.actor, 'channel.figures');
  const days = [period.from, period.to];
  const [counted, fresh] = await Promise.all([
    ctx.db.$client.query<DayRow>({ name: 'board-answers', text: DAYS, values: days }),
    ctx.db.$client.query<NewRow>({ name: 'board-questions', text: NOT_DUE, values: [...days, ctx.now] }),
  ]);
  const notDue = new Map(fresh.rows.map(({ channelId, questions }) => [channelId, questions]));
  const byChannel = Map.groupBy(counted.rows, ({ channelId }) => channelId);
  return new Map(
    [...byChannel].map(([channelId, rows]) => [channelId, toFacts(rows, notDue.get(channelId) ?? 0)]),
  );
}

/** SQL: the channel's standard in minutes, of `channel_answering s`. */
export const STANDARD = `coalesce(s.standard_minutes, ${ANSWER_STANDARD_MINUTES})`;

/** SQL: whether an open wait `w` is not past its standard at the instant $3; whoever waits for fifteen days surely is. */
export const IS_NOT_DUE = `(w.answered_at is null and w.asked_at > $3::timestamptz - interval '15 days'
  and (w.asked_at > $3 or open_seconds(s.hours, channel_zone(w.channel_id), w.asked_at, $3) <= ${STANDARD} * 60))`;

const DAYS = `
  select d.channel_id as "channelId", ${STANDARD} as standard, d.minutes, sum(d.waits)::integer as questions
  from answer_days d left join channel_answering s on s.channel_id = d.channel_id
  where d.day between $1 and $2 group by 1, 2, 3 order by 1, 3`;

const NOT_DUE = `
  select w.channel_id as "channelId", count(*)::integer as questions
  from answer_waits w left join channel_answering s on s.channel_id = w.channel_id
  where w.day between $1 and $2 and ${IS_NOT_DUE} group by 1`;

function toFacts(rows: readonly DayRow[], notDue: number): AnswerFacts {
  const waits: WaitCount[] = [];
  let open = 0;
  for (const { minutes, questions } of rows) {
    if (minutes === null) open += questions;
    else waits.push({ minutes, questions });
  }
  const standard = rows[0]?.standard ?? ANSWER_STANDARD_MINUTES;
  const sum = (some: readonly WaitCount[]) => some.reduce((total, { questions }) => total + questions, 0);
  return {
    waits,
    answered: sum(waits),
    inTime: sum(waits.filter(({ minutes }) => minutes <= standard)),
    unanswered: Math.max(0, open - notDue),
  };
}
