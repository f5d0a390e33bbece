import type { z } from 'zod';
import { inTransaction, type Tx } from '#db/client.ts';
import * as state from '#db/errors.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
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
    allow(ctx.actor, verb);
    const input = parse(spec.input, raw);
    const inner: CommandContext = {
      actor: ctx.actor,
      now: ctx.now,
      commandId: ctx.commandId ?? newId(ctx.now.getTime()),
    };
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(ctx, inner, verb, (tx) => spec.run(tx, input, inner));
      } catch (error) {
        if (attempt < ATTEMPTS && isLostRace(error)) continue;
        const earlier = ctx.commandId ? await findEarlier<Result>(ctx, verb) : undefined;
        if (earlier) return earlier.result;
        throw translate(error);
      }
    }
  };
  return Object.assign(run, { verb, input: spec.input });
}

async function once<Result>(
  ctx: Ctx,
  inner: CommandContext,
  verb: Verb,
  body: (tx: Tx) => Promise<Outcome<Result>>,
): Promise<Result> {
  const outcome = await inTransaction(ctx.db, body, (tx, done) => record(tx, inner, { ...done, verb }));
  const kinds = (outcome.events ?? []).map((event) => event.kind);
  const queues = [
    ...kinds.flatMap((kind) => SUBSCRIPTIONS[kind]),
    ...(outcome.jobs ?? []).map((job) => job.queue),
  ];
  if (kinds.length > 0 || queues.length > 0) announce(ctx.db, kinds.map(topicOf), queues);
  return outcome.result;
}

/** Screens listen by the first word of an event: order, stock, product, customer, channel … */
function topicOf(kind: string): string {
  return kind.slice(0, kind.indexOf('.'));
}

function parse<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
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

function isLostRace(error: unknown): boolean {
  if (error instanceof AppError) return error.details.isLostRace === true;
  const code = state.sqlState(error);
  return code === state.DEADLOCK || code === state.SERIALIZATION_FAILURE || code === state.OUT_OF_STOCK;
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

function translate(error: unknown): unknown {
  const cause = state.pgError(error);
  if (!cause) return error;
  switch (cause.code) {
    case state.OUT_OF_STOCK:
      return new AppError('OUT_OF_STOCK', 'There are not enough units at the location.', {
        cause: error,
        details: JSON.parse(cause.detail ?? '{}') as Record<string, unknown>,
      });
    case state.WRONG_STEP:
      return new AppError('CONFLICT', `${cause.message}.`, { cause: error });
    case state.UNIQUE_VIOLATION:
      return new AppError('CONFLICT', 'Something with this name or number exists already.', {
        cause: error,
        details: { constraint: cause.constraint },
      });
    case state.FOREIGN_KEY_VIOLATION:
      return new AppError('NOT_FOUND', 'Something that this refers to does not exist (any more).', {
        cause: error,
        details: { constraint: cause.constraint },
      });
    case state.CHECK_VIOLATION:
      return new AppError('CONFLICT', 'This would break a rule of the books; nothing was changed.', {
        cause: error,
        details: { constraint: cause.constraint },
      });
    default:
      return error;
  }
}
