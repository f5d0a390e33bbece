import { AppError } from '#lib/errors.ts';

/**
 * The raw bytes of a request, never more than `maxBytes`: reading stops there, whatever the length header says.
 * @throws TOO_LARGE; INVALID_INPUT when the sender broke off.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const stated = Number(request.headers.get('content-length') ?? 0);
  if (stated > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      parts.push(value);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    if (error instanceof AppError) throw error;
    throw new AppError('INVALID_INPUT', 'The message broke off; send it again.', { cause: error });
  }
  return Buffer.concat(parts);
}

/** @throws UNSUPPORTED when the body is of none of the media types. */
export function requireMediaType(request: Request, allowed: readonly string[]): void {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (allowed.includes(type.trim().toLowerCase())) return;
  throw new AppError('UNSUPPORTED', `The content type must be ${allowed.join(' or ')}.`);
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('TOO_LARGE', `The message is larger than ${maxBytes / 1024 / 1024} MB.`);
}
