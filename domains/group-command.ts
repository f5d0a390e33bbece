import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { type Database, inTransaction, type Tx } from '#db/client.ts';
import { pgError } from '#db/errors.ts';
import { AppError } from '#lib/errors.ts';
import { announceAll, begin, type Command, carryOut, type Outcome } from './command.ts';
import type { CommandContext, Ctx } from './context.ts';
import { record } from './events/record.ts';
import type { Verb } from './team/can.ts';

/** Groups of one key that are at work at once: while one waits for the disk, the other is prepared. */
const GROUPS_AT_ONCE = 2;
const MOST_IN_A_GROUP = 16;

/** One request of a group: its checked input and its own context. */
export type Request<Input> = { input: Input; ctx: CommandContext };

type Spec<Input, Result> = {
  /** Requests with the same key may share a transaction. */
  together: (input: Input, now: Date) => string;
  /** What became of each request, in their order. An AppError refuses one request, of which nothing may be written. */
  run: (tx: Tx, requests: readonly Request<Input>[]) => Promise<(Outcome<Result> | AppError)[]>;
};

/**
 * Builds a command whose requests share one transaction where several wait at the same moment: one read, one write, one
 * commit. Nobody waits for company: a request that finds less than two groups at work starts at once. Each is allowed,
 * checked, audited and answered as by `command`. When a group fails its requests are carried out one by one, so that
 * nobody pays for another's mistake.
 */
export function groupCommand<Schema extends z.ZodType, Result>(
  verb: Verb,
  spec: { input: Schema } & Spec<z.output<Schema>, Result>,
): Command<Schema, Result> {
  const gates = new WeakMap<Database, Map<string, Gate<z.output<Schema>, Result>>>();
  const run = async (outer: Ctx, raw: z.input<Schema>): Promise<Result> => {
    const { input, inner } = begin(outer, verb, spec.input, raw);
    const known = gates.get(outer.db) ?? new Map<string, Gate<z.output<Schema>, Result>>();
    gates.set(outer.db, known);
    const key = spec.together(input, outer.now);
    const gate = known.get(key) ?? { atWork: 0, open: 0, waiting: [] };
    known.set(key, gate);
    return new Promise((resolve, reject) => {
      gate.waiting.push({ outer, input, ctx: inner, resolve, reject });
      if (gate.open === GROUPS_AT_ONCE) return;
      void serve(gate, (group) => carryOutTogether(outer.db, verb, spec, group)).then(() => {
        if (gate.open === 0) known.delete(key);
      });
    });
  };
  return Object.assign(run, { verb, input: spec.input });
}

type Waiting<Input, Result> = Request<Input> & {
  outer: Ctx;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

type Gate<Input, Result> = { open: number; atWork: number; waiting: Waiting<Input, Result>[] };

/** Lets groups in until nobody waits. Those who come in the same turn of the event loop go together. */
async function serve<Input, Result>(
  gate: Gate<Input, Result>,
  carry: (group: Waiting<Input, Result>[]) => Promise<void>,
): Promise<void> {
  gate.open++;
  for (;;) {
    await nextTurn();
    const share = Math.ceil(gate.waiting.length / (GROUPS_AT_ONCE - gate.atWork));
    const group = gate.waiting.splice(0, Math.min(share, MOST_IN_A_GROUP));
    if (group.length === 0) break;
    gate.atWork++;
    await carry(group);
    gate.atWork--;
  }
  gate.open--;
}

async function carryOutTogether<Input, Result>(
  db: Database,
  verb: Verb,
  spec: Spec<Input, Result>,
  group: readonly Waiting<Input, Result>[],
): Promise<void> {
  try {
    const outcomes = await inTransaction(
      db,
      (tx) => spec.run(tx, group),
      (tx, done) => recordAll(tx, verb, group, done),
    );
    announceAll(
      db,
      outcomes.flatMap((outcome) => (outcome instanceof AppError ? [] : [outcome])),
    );
    for (const [at, one] of group.entries()) {
      const outcome = outcomes[at]!;
      if (!(outcome instanceof AppError)) one.resolve(outcome.result);
      else if (one.outer.commandId) await carryOutAlone(verb, spec, one);
      else one.reject(outcome);
    }
  } catch (error) {
    // Anything but a refusal, a lost connection for one, may have come after the commit and must not be repeated.
    const wasUndone = error instanceof AppError || pgError(error) !== undefined;
    for (const one of group) {
      if (wasUndone) await carryOutAlone(verb, spec, one);
      else one.reject(error);
    }
  }
}

function recordAll<Input, Result>(
  tx: Tx,
  verb: Verb,
  group: readonly Request<Input>[],
  outcomes: readonly (Outcome<Result> | AppError)[],
): Promise<unknown> {
  const entries = group.flatMap(({ ctx }, at) => {
    const outcome = outcomes[at]!;
    return outcome instanceof AppError ? [] : [{ ctx, trace: { ...outcome, verb } }];
  });
  return entries.length > 0 ? record(tx, entries) : Promise.resolve();
}

/** A refusal may be the echo of the same command's first call: alone, that one's result is found. */
function carryOutAlone<Input, Result>(
  verb: Verb,
  spec: Spec<Input, Result>,
  one: Waiting<Input, Result>,
): Promise<void> {
  return carryOut(one.outer, one.ctx, verb, async (tx) => {
    const [outcome] = await spec.run(tx, [one]);
    if (outcome instanceof AppError) throw outcome;
    return outcome!;
  }).then(one.resolve, one.reject);
}
