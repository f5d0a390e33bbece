import { Readable } from 'node:stream';
import type { Reader } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { unsealBytes } from '#lib/seal.ts';
import { FILE_SEAL } from './store-file.ts';

/** A stored file as a stream, part after part. @throws NOT_FOUND when it is not kept any more, or under another key. */
export function openFile(db: Reader, fileId: string): Readable {
  return Readable.from(readParts(db, fileId), { objectMode: false });
}

/** A stored file whole, for formats that are read by their end. */
export async function readWholeFile(db: Reader, fileId: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of readParts(db, fileId)) parts.push(part);
  return Buffer.concat(parts);
}

async function* readParts(db: Reader, fileId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const { rows } = await db.$client.query<{ content: Buffer }>(
      'select content from stored_file_parts where file_id = $1 and position = $2',
      [fileId, position],
    );
    const stored = rows[0]?.content;
    const part = stored && unsealBytes(stored, FILE_SEAL);
    if (part === null || (!part && position === 0))
      throw new AppError('NOT_FOUND', 'The file of this import is not kept any more. Send it again.', {
        details: { reason: 'fileGone' },
      });
    if (!part) return;
    yield part;
  }
}
