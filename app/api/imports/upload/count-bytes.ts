import { Readable } from 'node:stream';
import { AppError } from '#lib/errors.ts';

/**
 * The same bytes, refused at their end when there are fewer than were announced: something on the way cut the file off,
 * and half a file must never be taken for a whole one.
 */
export function countBytes(source: Readable, file: { name: string; announced: number }): Readable {
  return Readable.from(counted(source, file), { objectMode: false });
}

async function* counted(
  source: Readable,
  { name, announced }: { name: string; announced: number },
): AsyncGenerator<Buffer> {
  let arrived = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    arrived += chunk.length;
    yield Buffer.from(chunk);
  }
  if (announced > arrived) {
    throw new AppError(
      'INVALID_INPUT',
      `${name}: only ${arrived} of ${announced} bytes arrived. Send it again.`,
    );
  }
}
