import type { Reader, Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { getUser } from '../../team/get-user.ts';
import { selfOf } from '../../team/self.ts';
import { OffInput, SummaryChoiceInput } from '../input.ts';
import { type SummaryChoice, usualChoice } from './due.ts';
import { type OffLink, readOffToken } from './off-token.ts';

/** What the acting member of staff chose, or gets without having chosen, and when something was last sent. */
export async function getMyChoice(ctx: Ctx): Promise<{ choice: SummaryChoice; lastSentAt: Date | null }> {
  allow(ctx.actor, 'self.write');
  const userId = selfOf(ctx.actor);
  const { rows } = await ctx.db.$client.query<{ lastSentAt: Date | null }>(
    'select max(sent_at) as "lastSentAt" from summary_sends where user_id = $1 and not was_empty',
    [userId],
  );
  return { choice: await readChoice(ctx.db, userId), lastSentAt: rows[0]?.lastSentAt ?? null };
}

/** Keeps which summaries one wants oneself, and when, and the hours without mails of alerts. */
export const saveSummaryChoice = command('self.write', {
  input: SummaryChoiceInput,
  run: async (tx, choice, { actor }) => {
    const userId = selfOf(actor);
    const before = await readChoice(tx, userId);
    await writeChoice(tx, userId, choice);
    return { result: null, subjectKind: 'user', subjectId: userId, before, after: choice };
  },
});

/**
 * Ends one summary, or the mails of one rule, by the link in them, without signing in and for that reader alone; a second
 * time changes nothing. @throws NOT_FOUND for other links.
 */
export const endMails = command('summary.send', {
  input: OffInput,
  run: async (tx, { token }) => {
    const link = readOffToken(token);
    if (!link) throw new AppError('NOT_FOUND', 'This link is not one of ours.');
    const changes = link.kind === 'alert' ? await endAlertMails(tx, link) : await endSummary(tx, link);
    return { result: { kind: link.kind }, subjectKind: 'user', subjectId: link.userId, ...changes };
  },
});

async function endSummary(tx: Tx, { userId, kind }: OffLink) {
  const before = await readChoice(tx, userId);
  const after = { ...before, [kind]: false };
  await writeChoice(tx, userId, after);
  return { before, after };
}

/** The rule goes on watching, and telling others. */
async function endAlertMails(tx: Tx, { userId, ruleId }: Extract<OffLink, { kind: 'alert' }>) {
  const { rowCount } = await tx.$client.query(
    'delete from alert_watchers where rule_id = $1 and user_id = $2',
    [ruleId, userId],
  );
  return { before: { ruleId, isTold: rowCount === 1 }, after: { ruleId, isTold: false } };
}

async function readChoice(db: Reader, userId: string): Promise<SummaryChoice> {
  const { rows } = await db.$client.query<SummaryChoice>(
    `select daily, weekly, monthly, hour, weekday, skips_empty as "skipsEmpty",
       quiet_from as "quietFrom", quiet_until as "quietUntil" from summary_choices where user_id = $1`,
    [userId],
  );
  return rows[0] ?? usualChoice((await getUser(db, userId)).role);
}

async function writeChoice(tx: Tx, userId: string, choice: SummaryChoice): Promise<void> {
  await tx.$client.query(
    `insert into summary_choices (user_id, daily, weekly, monthly, hour, weekday, skips_empty, quiet_from, quiet_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (user_id) do update set daily = excluded.daily, weekly = excluded.weekly, monthly = excluded.monthly,
       hour = excluded.hour, weekday = excluded.weekday, skips_empty = excluded.skips_empty,
       quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until`,
    [
      userId,
      choice.daily,
      choice.weekly,
      choice.monthly,
      choice.hour,
      choice.weekday,
      choice.skipsEmpty,
      choice.quietFrom,
      choice.quietUntil,
    ],
  );
}
