import type { z } from 'zod';
import { type Database, inTransaction, type Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { cleanText } from '#lib/text/clean-text.ts';
import { mapTexts } from '#lib/text/map-texts.ts';
import { maskCardsIn } from '#lib/text/mask-cards-in.ts';
import { isLostRace, translateError } from './command-errors.ts';
import type { CommandContext, Ctx } from './context.ts';
import { announce } from './events/announce.ts';
import { record, type Trace } from './events/record.ts';
import { SUBSCRIPTIONS } from './events/subscriptions.ts';
import { allow, type Verb } from './team/can.ts';

const ATTEMPTS = 5;

/** What the body of a command hands back: its result, and the trace that it leaves. */
export type Outcome<Result> = { result: Result } & Omit<Trace, 'verb' | 'result'>;

type Spec<Schema extends z.ZodType, Result> = {
  input: Schema;
  run: (tx: Tx, input: z.output<Schema>, ctx: CommandContext) => Promise<Outcome<Result>>;
};

/** A way to change something. Input may be anything: it is checked. */
export type Command<Schema extends z.ZodType, Result> = {
  (ctx: Ctx, input: z.input<Schema>): Promise<Result>;
  verb: Verb;
  input: Schema;
};

/**
 * Builds a command: may the actor → is the input sound → one transaction with the body, the audit row, the events
 * and their jobs → announced after the commit. A repeat with the same `commandId` returns the first result.
 * Deadlocks and lost races for stock are tried again with fresh reads.
 * The body must not use anything but `tx`, and its result must survive JSON.
 */
export function command<Schema extends z.ZodType, Result>(
  verb: Verb,
  spec: Spec<Schema, Result>,
): Command<Schema, Result> {
  const run = async (ctx: Ctx, raw: z.input<Schema>): Promise<Result> => {
    const { input, inner } = begin(ctx, verb, spec.input, raw);
    return carryOut(ctx, inner, verb, (tx) => spec.run(tx, input, inner));
  };
  return Object.assign(run, { verb, input: spec.input });
}

/** The start of every command: may the actor, is the input sound (its texts fit for the database, card numbers masked), who and when. */
export function begin<Schema extends z.ZodType>(
  ctx: Ctx,
  verb: Verb,
  schema: Schema,
  raw: unknown,
): { input: z.output<Schema>; inner: CommandContext } {
  allow(ctx.actor, verb);
  const input = parse(schema, raw);
  return {
    input,
    inner: { actor: ctx.actor, now: ctx.now, commandId: ctx.commandId ?? newId(ctx.now.getTime()) },
  };
}

/** One command in a transaction of its own, tried again after lost races; a repeat gets the first one's result. @throws FORBIDDEN */
export async function carryOut<Result>(
  ctx: Ctx,
  inner: CommandContext,
  verb: Verb,
  body: (tx: Tx) => Promise<Outcome<Result>>,
): Promise<Result> {
  allow(ctx.actor, verb);
  for (let attempt = 1; ; attempt++) {
    try {
      const outcome = await inTransaction(ctx.db, body, (tx, done) =>
        record(tx, [{ ctx: inner, trace: { ...done, verb } }]),
      );
      announceAll(ctx.db, [outcome]);
      return outcome.result;
    } catch (error) {
      if (attempt < ATTEMPTS && isLostRace(error)) continue;
      const earlier = ctx.commandId ? await findEarlier<Result>(ctx, verb) : undefined;
      if (earlier) return earlier.result;
      throw translateError(error);
    }
  }
}

/** Tells screens and workers what these commands did; after their commit. */
export function announceAll(db: Database, outcomes: readonly Outcome<unknown>[]): void {
  const kinds = outcomes.flatMap((outcome) => outcome.events ?? []).map((event) => event.kind);
  const queues = [
    ...kinds.flatMap((kind) => SUBSCRIPTIONS[kind]),
    ...outcomes.flatMap((outcome) => outcome.jobs ?? []).map((job) => job.queue),
  ];
  if (kinds.length > 0 || queues.length > 0) announce(db, kinds.map(topicOf), queues);
}

/** Screens listen by the first word of an event: order, stock, product, customer, channel … */
function topicOf(kind: string): string {
  return kind.slice(0, kind.indexOf('.'));
}

function parse<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  // Before the schema looks: a name of nothing but a zero character is no name.
  const parsed = schema.safeParse(mapTexts(raw, cleanText));
  if (parsed.success) return maskCardsIn(parsed.data);
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const first = issues[0];
  throw new AppError(
    'INVALID_INPUT',
    `${first?.path || 'The input'}: ${first?.message ?? 'not understood'}.`,
    {
      details: { issues },
    },
  );
}

/**
 * A repeated command fails on a unique key, its own or the audit row's, or because its work is done already (an order
 * is shipped, a stock figure moved): the first one's result is the answer.
 */
async function findEarlier<Result>(ctx: Ctx, verb: Verb): Promise<{ result: Result } | undefined> {
  const { rows } = await ctx.db.$client.query<{ result: Result; verb: string; actor_id: string }>(
    'select result, verb, actor_id from audit_log where command_id = $1',
    [ctx.commandId],
  );
  const row = rows[0];
  if (!row) return undefined;
  if (row.verb === verb && row.actor_id === ctx.actor.id) return { result: row.result };
  throw new AppError('CONFLICT', 'This command id was used for something else; make a new one.');
}
