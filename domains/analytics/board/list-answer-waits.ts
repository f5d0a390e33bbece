import { maskText, seesContact } from '#domains/customers/mask-contact.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Period } from '../period.ts';
import { IS_NOT_DUE } from './read-answer-facts.ts';

const MOST = 200;

/** One question of a customer, and how it was answered. `minutes` are within the channel's hours; open ones grow. */
export type AnswerWait = {
  touchId: number;
  channelName: string;
  customerId: string | null;
  customerNumber: number | null;
  text: string | null;
  askedAt: Date;
  answeredAt: Date | null;
  answeredBy: 'message' | 'call' | null;
  minutes: number;
  /** Not answered, and not past the channel's standard. */
  isNotDue: boolean;
};

/** The slowest of the questions, open ones first, and what all of them come to. */
export type AnswerWaits = {
  rows: AnswerWait[];
  sums: { questions: number; answered: number; unanswered: number; notDue: number };
  isCut: boolean;
};

/** The questions behind the response time, of one channel or of all. Texts are hidden from who may not read of customers. */
export async function listAnswerWaits(
  ctx: Ctx,
  { channelId, period }: { channelId: string | null; period: Period },
): Promise<AnswerWaits> {
  allow(ctx.actor, 'channel.figures');
  const values = [period.from, period.to, ctx.now, channelId];
  const [page, sums] = await Promise.all([
    ctx.db.$client.query<AnswerWait>(ROWS, values),
    ctx.db.$client.query<AnswerWaits['sums']>(SUMS, values),
  ]);
  const [knows, sees] = [can(ctx.actor, 'customer.read'), seesContact(ctx.actor)];
  return {
    rows: page.rows.slice(0, MOST).map((row) => {
      if (!knows) return { ...row, text: null, customerId: null, customerNumber: null };
      return sees || row.text === null ? row : { ...row, text: maskText(row.text) };
    }),
    sums: sums.rows[0]!,
    isCut: page.rows.length > MOST,
  };
}

const FROM = `
  from answer_waits w left join channel_answering s on s.channel_id = w.channel_id
  where w.day between $1 and $2 and ($4::uuid is null or w.channel_id = $4)`;

const ROWS = `
  with slowest as (
    select w.*, ${IS_NOT_DUE} as is_not_due,
      case when w.answered_at is null and w.asked_at <= $3
        then open_seconds(s.hours, channel_zone(w.channel_id), w.asked_at, $3) else coalesce(w.seconds, 0) end as waited
    ${FROM} order by w.answered_at is not null, case when w.answered_at is null then w.asked_at end, w.seconds desc, w.touch_id
    limit ${MOST + 1}
  )
  select w.touch_id as "touchId", c.name as "channelName", t.customer_id as "customerId", p.number as "customerNumber",
    left(t.detail ->> 'text', 160) as text, w.asked_at as "askedAt", w.answered_at as "answeredAt", a.kind as "answeredBy",
    w.waited / 60.0::float8 as minutes, w.is_not_due as "isNotDue"
  from slowest w join channels c on c.id = w.channel_id join touches t on t.id = w.touch_id
  left join touches a on a.id = w.answer_id left join customers p on p.id = t.customer_id
  order by w.answered_at is not null, case when w.answered_at is null then w.asked_at end, w.seconds desc, w.touch_id`;

const SUMS = `
  select count(*)::integer as questions, count(w.answered_at)::integer as answered,
    count(*) filter (where ${IS_NOT_DUE})::integer as "notDue",
    count(*) filter (where w.answered_at is null and not ${IS_NOT_DUE})::integer as unanswered ${FROM}`;
