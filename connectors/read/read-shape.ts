import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { cutText } from '#lib/text/clean-text.ts';

const SHOWN_LENGTH = 80;

/** The value in the schema's shape. INVALID_INPUT says which thing, which field, which value and what was expected. */
export function readShape<T extends z.ZodType>(schema: T, value: unknown, thing: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw invalidField({
    thing,
    field: issue?.path.map(String) ?? [],
    value,
    why: plainWhy(issue?.message),
  });
}

function plainWhy(message: string | undefined): string {
  const isOurs = message !== undefined && !message.startsWith('Invalid');
  return isOurs ? message : `has the wrong shape (${message ?? 'unknown'})`;
}

/** The refusal of one field of a payload: `value` is the whole payload in which the field stands. */
export function invalidField(problem: {
  thing: string;
  field: readonly string[];
  value: unknown;
  why: string;
}): AppError {
  const field = problem.field.join('.') || 'the whole body';
  const shown = show(valueAt(problem.value, problem.field));
  return new AppError('INVALID_INPUT', `${problem.thing}: ${field} is ${shown}; it ${problem.why}.`, {
    details: { reason: 'fieldUnreadable', field, value: shown },
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (held, key) => (isKeyed(held) && Object.hasOwn(held, key) ? held[key] : undefined),
    value,
  );
}

function isKeyed(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isKeyed(value)) return 'an object';
  return cutText(JSON.stringify(value) ?? 'unreadable', SHOWN_LENGTH);
}
