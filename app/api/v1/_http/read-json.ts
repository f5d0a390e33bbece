import { AppError } from '#lib/errors.ts';
import { readBody, requireMediaType } from './read-body.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_DEPTH = 20;
const MAX_ITEMS = 500;

/** A body as it came and as it is read. */
export type JsonBody = { text: string; value: Record<string, unknown> };

/**
 * Reads a JSON object from a request: 1 MB, 20 levels deep, 500 items in a list at most.
 * @throws UNSUPPORTED, TOO_LARGE or INVALID_INPUT saying which.
 */
export async function readJson(request: Request): Promise<JsonBody> {
  requireMediaType(request, ['application/json']);
  const bytes = await readBody(request, MAX_BODY_BYTES);
  const text = decode(bytes);
  const value = parse(text);
  checkShape(value, 1);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('INVALID_INPUT', 'The body must be a JSON object.');
  }
  return { text, value: { ...value } };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('INVALID_INPUT', 'The body is not UTF-8.', { cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('INVALID_INPUT', 'The body is not JSON.', { cause });
  }
}

function checkShape(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH)
    throw new AppError('INVALID_INPUT', `The body is more than ${MAX_DEPTH} levels deep.`);
  const items = Array.isArray(value) ? value : Object.values(value);
  if (items.length > MAX_ITEMS) {
    throw new AppError('INVALID_INPUT', `A list in the body has more than ${MAX_ITEMS} items.`);
  }
  for (const item of items) checkShape(item, depth + 1);
}
