import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '#lib/errors.ts';
import { readBody } from '../v1/_http/read-body.ts';

const MAX_BODY_BYTES = 512 * 1024;
const unzip = promisify(gunzip);

/**
 * The body as text, unpacked where it is packed; never more than 512 KB, packed or not, whatever its headers say.
 * Of any media type: beacons say text/plain. @throws TOO_LARGE, UNSUPPORTED, INVALID_INPUT for what is no gzip or no UTF-8.
 */
export async function readText(request: Request): Promise<{ text: string; bytes: number }> {
  const raw = await readBody(request, MAX_BODY_BYTES);
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity' && encoding !== '') {
    throw new AppError('UNSUPPORTED', 'The body may be plain or packed with gzip, nothing else.');
  }
  const body = encoding === 'gzip' ? await unpack(raw) : raw;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), bytes: body.byteLength };
  } catch (cause) {
    throw new AppError('INVALID_INPUT', 'The body is not UTF-8.', { cause });
  }
}

/** The JSON of a text; what is none has no value. */
export function parseJson(text: string): { isSound: boolean; value: unknown } {
  try {
    return { isSound: true, value: JSON.parse(text) };
  } catch {
    return { isSound: false, value: null };
  }
}

async function unpack(raw: Uint8Array): Promise<Uint8Array> {
  try {
    return await unzip(raw, { maxOutputLength: MAX_BODY_BYTES });
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    if (isTooLarge) throw new AppError('TOO_LARGE', 'The body is larger than 512 KB when unpacked.');
    throw new AppError('INVALID_INPUT', 'The body is no gzip.', { cause });
  }
}
