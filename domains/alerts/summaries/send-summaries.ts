import { log } from '#lib/log.ts';
import type { Letter } from '#lib/mail/send-mail.ts';
import { begin, carryOut } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { mailJob } from '../../team/letters/mail-job.ts';
import type { Role } from '../../team/roles.ts';
import type { SummaryKind } from '../alert-kinds.ts';
import { NoInput } from '../input.ts';
import { type Reader, readerOf } from '../letters/reader.ts';
import { dueSummaries, type SummaryChoice, usualChoice } from './due.ts';
import { gatherSummary } from './gather-summary.ts';
import { makeOffToken } from './off-token.ts';
import { writeSummary } from './write-summary.ts';

type Person = {
  id: string;
  name: string;
  email: string;
  role: Role;
  preferences: Record<string, string | boolean>;
  createdDay: string;
  choice: SummaryChoice | null;
  /** `kind day` of the last days. */
  sent: string[];
};

/**
 * Sends the summaries whose hour has come in their readers' own days: once per person, kind and day, however many workers
 * there are and wherever one was killed, for the row that says so is written with the mail's job. One that fails holds up
 * no other. @throws FORBIDDEN for anybody but jobs.
 */
export async function sendSummaries(ctx: Ctx): Promise<{ sent: number }> {
  allow(ctx.actor, 'summary.send');
  const [people, business] = await Promise.all([listPeople(ctx), getBusiness(ctx.db)]);
  let sent = 0;
  for (const person of people) {
    const reader = readerOf(person, business);
    const choice = person.choice ?? usualChoice(person.role);
    const { day, kinds } = dueSummaries(choice, { now: ctx.now, ...reader.prefs });
    // Who came today has no yesterday here.
    for (const kind of kinds.filter(
      (one) => person.createdDay < day && !person.sent.includes(`${one} ${day}`),
    )) {
      sent += await sendOne(ctx, { person, reader, kind, day, skipsEmpty: choice.skipsEmpty }).catch(
        (error: unknown) => {
          log.warn({ err: error, kind }, 'a summary could not be written; trying again soon');
          return 0;
        },
      );
    }
  }
  return { sent };
}

type Due = { person: Person; reader: Reader; kind: SummaryKind; day: string; skipsEmpty: boolean };

/** Reads as the person may, then writes row and mail in one transaction; 0 where somebody else was quicker or nothing is told. */
async function sendOne(ctx: Ctx, { person, reader, kind, day, skipsEmpty }: Due): Promise<number> {
  const { id, name, role, email } = person;
  const summary = await gatherSummary(
    { ...ctx, actor: { kind: 'user', id, name, role } },
    kind,
    reader.prefs,
  );
  const isSkipped = skipsEmpty && summary.isEmpty;
  const letter: Letter = writeSummary(summary, reader, {
    email,
    offToken: makeOffToken({ userId: id, kind }),
  });
  const { inner } = begin(ctx, 'summary.send', NoInput, {});
  return carryOut(ctx, inner, 'summary.send', async (tx) => {
    const { rowCount } = await tx.$client.query(
      `insert into summary_sends (user_id, kind, day, sent_at, was_empty) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [id, kind, day, inner.now, isSkipped],
    );
    const isSent = rowCount === 1 && !isSkipped;
    return {
      result: isSent ? 1 : 0,
      subjectKind: 'user',
      subjectId: id,
      summary: { kind, day, isSent },
      jobs: isSent ? [mailJob(letter)] : [],
    };
  });
}

async function listPeople(ctx: Ctx): Promise<Person[]> {
  const { rows } = await ctx.db.$client.query<Person>(
    `select u.id, u.name, u.email, u.role, u.preferences, u.created_at::date::text as "createdDay",
       case when c.user_id is not null then jsonb_build_object('daily', c.daily, 'weekly', c.weekly, 'monthly', c.monthly,
         'hour', c.hour, 'weekday', c.weekday, 'skipsEmpty', c.skips_empty, 'quietFrom', c.quiet_from,
         'quietUntil', c.quiet_until) end as choice,
       coalesce((select array_agg(s.kind || ' ' || s.day) from summary_sends s
         where s.user_id = u.id and s.day >= $1::date - 2), '{}') as sent
     from users u left join summary_choices c on c.user_id = u.id
     where u.disabled_at is null and (c.user_id is not null or u.role = 'owner') order by u.id`,
    [ctx.now],
  );
  return rows;
}
