import type { z } from 'zod';
import type { Actor, Ctx } from '#domains/context.ts';
import { MATRIX, type Verb } from '#domains/team/can.ts';
import type { Scope } from '#domains/team/roles.ts';
import { AppError } from '#lib/errors.ts';
import { cleanText } from '#lib/text/clean-text.ts';
import { mapTexts } from '#lib/text/map-texts.ts';

/** The methods that the API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A program that calls: what its key may do, and the channel that it speaks for, if only one. */
export type Caller = Extract<Actor, { kind: 'api_key' }>;

/** What an operation works with. */
export type ApiCtx = Ctx & { actor: Caller };

/** One thing that the API can do: the routes and the description are both made from this. */
export type Operation = {
  method: Method;
  /** Below /api/v1, with names in braces. */
  path: string;
  verb: Verb;
  summary: string;
  status: 200 | 201;
  /** Path, query and body together. */
  input: z.ZodType;
  output: z.ZodType;
  run: (ctx: ApiCtx, input: unknown) => Promise<unknown>;
};

type Spec<Input extends z.ZodType, Output extends z.ZodType> = Omit<
  Operation,
  'run' | 'input' | 'output' | 'status'
> & {
  status?: 201;
  input: Input;
  output: Output;
  run: (ctx: ApiCtx, input: z.output<Input>) => Promise<unknown>;
};

/** Declares an operation. Its input is checked before, its result is cut to the declared output after `run`. */
export function operation<Input extends z.ZodType, Output extends z.ZodType>(
  spec: Spec<Input, Output>,
): Operation {
  return {
    ...spec,
    status: spec.status ?? 200,
    run: async (ctx, input) => {
      const result = await spec.run(ctx, checkInput(spec.input, input));
      return spec.output.parse(JSON.parse(JSON.stringify(result)));
    },
  };
}

/** The input as the schema reads it, its texts fit for the database. @throws INVALID_INPUT naming the first field that is wrong, with all of them in its details. */
export function checkInput<Input extends z.ZodType>(schema: Input, input: unknown): z.output<Input> {
  const parsed = schema.safeParse(mapTexts(input, cleanText));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const [first] = issues;
  throw new AppError(
    'INVALID_INPUT',
    `${first?.path || 'The input'}: ${first?.message ?? 'not understood'}.`,
    {
      details: { issues },
    },
  );
}

/** The scope that a key needs for an operation; null where no key may. */
export function scopeOf(operation: Operation): Scope | null {
  const rule = MATRIX[operation.verb];
  return 'scope' in rule ? rule.scope : null;
}

/** What an address leads to: an operation with its path's values, the methods that exist there, or nothing. */
export type Match =
  | { operation: Operation; params: Record<string, string> }
  | { allowed: Method[] }
  | undefined;

/** Finds the operation for a method and a path below /api/v1. */
export function matchOperation(
  operations: readonly Operation[],
  asked: { method: string; path: readonly string[] },
): Match {
  const fitting = operations.flatMap((operation) => {
    const params = readParams(operation.path, asked.path);
    return params ? [{ operation, params }] : [];
  });
  const hit = fitting.find((one) => one.operation.method === asked.method);
  if (hit) return hit;
  return fitting.length > 0 ? { allowed: fitting.map((one) => one.operation.method) } : undefined;
}

function readParams(pattern: string, path: readonly string[]): Record<string, string> | undefined {
  const parts = pattern.split('/').filter(Boolean);
  if (parts.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) params[name] = path[at]!;
    else if (part !== path[at]) return undefined;
  }
  return params;
}
