import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { sealBytes } from '#lib/seal.ts';
import { FILE_BYTES } from '#lib/tabular/limits.ts';

/** What a file's parts are sealed for. */
export const FILE_SEAL = 'stored-file';

const PART_BYTES = 1024 * 1024;
const MS_A_DAY = 86_400_000;

/** A file kept in the database, sealed; size and hash are those of the file as it came. */
export type StoredFile = { id: string; name: string; sizeBytes: number; sha256: string };

/**
 * Takes a file in as a stream, part by part, as it is (packed or not). Parts are sealed with this installation's key, so
 * that no copy of the database shows what a file told. A file whose upload broke off is removed by the daily clean-up. @throws TOO_LARGE beyond the limit, INVALID_INPUT when it is empty.
 */
export async function storeFile(
  ctx: Ctx,
  file: { name: string; mediaType?: string; source: Readable },
): Promise<StoredFile> {
  allow(ctx.actor, 'import.run');
  const id = newId(ctx.now.getTime());
  await ctx.db.$client.query(
    `insert into stored_files (id, name, media_type, size_bytes, sha256, created_at, expires_at)
     values ($1, $2, $3, 0, '', $4, $5)`,
    [
      id,
      file.name.slice(-200),
      file.mediaType ?? 'application/octet-stream',
      ctx.now,
      new Date(ctx.now.getTime() + MS_A_DAY),
    ],
  );
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let position = 0;
  for await (const part of inParts(file.source)) {
    sizeBytes += part.length;
    if (sizeBytes > FILE_BYTES) {
      file.source.destroy();
      throw new AppError('TOO_LARGE', `The file is larger than ${FILE_BYTES / PART_BYTES} MB. Split it.`, {
        details: { reason: 'fileTooLarge', megabytes: FILE_BYTES / PART_BYTES },
      });
    }
    hash.update(part);
    await ctx.db.$client.query(
      'insert into stored_file_parts (file_id, position, content) values ($1, $2, $3)',
      [id, position++, sealBytes(part, FILE_SEAL)],
    );
  }
  if (sizeBytes === 0)
    throw new AppError('INVALID_INPUT', `${file.name} is empty. Choose another file.`, {
      details: { reason: 'fileEmpty', file: file.name },
    });
  const sha256 = hash.digest('hex');
  await ctx.db.$client.query(
    'update stored_files set size_bytes = $2, sha256 = $3, expires_at = null where id = $1',
    [id, sizeBytes, sha256],
  );
  return { id, name: file.name, sizeBytes, sha256 };
}

async function* inParts(source: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= PART_BYTES) {
      const joined = Buffer.concat(waiting);
      yield joined.subarray(0, PART_BYTES);
      waiting = [joined.subarray(PART_BYTES)];
      length -= PART_BYTES;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}
