import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '#lib/errors.ts';
import { DEFAULT_LIMITS, HEAD_BYTES, type TableLimits } from './limits.ts';

const MEGABYTE = 1024 * 1024;
/** Enough first bytes to know gzip. */
const MARK_BYTES = 3;

/**
 * The content of a file, chunk by chunk, unpacked when its first bytes say gzip.
 * Fails with TOO_LARGE beyond `fileBytes` or `unpackedBytes`, with INVALID_INPUT when the packing is damaged.
 * Destroys the source when the reader stops early.
 */
export async function* openBytes(
  source: Readable,
  limits: Pick<TableLimits, 'fileBytes' | 'unpackedBytes'> = DEFAULT_LIMITS,
): AsyncGenerator<Uint8Array> {
  const counted = countBytes(source, limits.fileBytes, 'The file');
  try {
    const first = await readMark(counted);
    const whole = prepend(first, counted);
    yield* isGzip(first) ? countBytes(unpack(whole), limits.unpackedBytes, 'The unpacked file') : whole;
  } finally {
    source.destroy();
  }
}

/** The first bytes of a file (64 KB unless told), unpacked; what detection works on. Reads no further. */
export async function readHead(source: Readable, bytes: number = HEAD_BYTES): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of openBytes(source)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes);
}

async function* countBytes(
  source: AsyncIterable<Uint8Array>,
  limit: number,
  what: string,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of source) {
    if (chunk.length === 0) continue;
    total += chunk.length;
    if (total > limit) throw tooLarge(what, limit);
    yield chunk;
  }
}

async function readMark(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let mark: Uint8Array = new Uint8Array();
  while (mark.length < MARK_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    mark = mark.length === 0 ? next.value : Buffer.concat([mark, next.value]);
  }
  return mark;
}

async function* prepend(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function* unpack(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let refusal: unknown;
  const gunzip = createGunzip();
  pipeline(packed, gunzip, (error) => {
    refusal = error;
  });
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (refusal instanceof AppError) throw refusal;
    if (isFromSystem(error)) throw error;
    throw new AppError('INVALID_INPUT', 'The gzip file is damaged or cut short. Pack or send it again.', {
      cause: error,
    });
  } finally {
    gunzip.destroy();
  }
}

/** True for failures of the disk or the connection, which are not the file's fault. */
export function isFromSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function tooLarge(what: string, limit: number): AppError {
  const size = limit >= MEGABYTE ? `${Math.floor(limit / MEGABYTE)} MB` : `${limit} bytes`;
  return new AppError(
    'TOO_LARGE',
    `${what} is larger than ${size}. Split it into smaller files and send each.`,
    {
      details: { limitBytes: limit },
    },
  );
}
