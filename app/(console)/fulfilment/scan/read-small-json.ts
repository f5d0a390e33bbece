import { AppError } from '#lib/errors.ts';

const MOST_BYTES = 4_096;

/**
 * The object that a scanner's page sent, which is a few words at most.
 * @throws TOO_LARGE, or INVALID_INPUT for anything else than an object.
 */
export async function readSmallJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text.length > MOST_BYTES) throw new AppError('TOO_LARGE', 'A scan is a few words; this is more.');
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new AppError('INVALID_INPUT', 'A scan is sent as JSON.', { cause: error });
  }
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  throw new AppError('INVALID_INPUT', 'A scan is an object.');
}
