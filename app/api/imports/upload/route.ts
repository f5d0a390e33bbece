import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { route } from '#app/_server/route.ts';
import { createImport } from '#domains/imports/create-import.ts';
import { IMPORT_KINDS } from '#domains/imports/fields.ts';
import { storeFile } from '#domains/imports/files/store-file.ts';
import { AppError } from '#lib/errors.ts';
import { FILE_BYTES } from '#lib/tabular/limits.ts';
import { cleanSearch } from '#lib/text/clean-search.ts';
import { countBytes } from './count-bytes.ts';

const READABLE = /\.(?:csv|tsv|txt|xlsx)(?:\.gz)?$|\.gz$/i;

/**
 * Takes a file in as the body of the request, part by part, and opens an import of it. The address says its name, what
 * it holds and where its rows belong. 413 above the limit, 415 for files that are not tables.
 */
export const POST = route(async (ctx, { request }) => {
  const asked = new URL(request.url).searchParams;
  const facts = cleanSearch(asked) ?? asked;
  const name = facts.get('name') ?? '';
  const kind = IMPORT_KINDS.find((one) => one === facts.get('kind'));
  if (!kind) throw new AppError('INVALID_INPUT', 'Say what the file holds.');
  if (!READABLE.test(name)) {
    throw new AppError('UNSUPPORTED', `${name || 'The file'} is not a table: send CSV, TSV or XLSX.`);
  }
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  if (announced > FILE_BYTES) throw new AppError('TOO_LARGE', `${name} is larger than the limit.`);
  if (!request.body) throw new AppError('INVALID_INPUT', `${name} is empty.`);
  const source = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
  const mediaType = request.headers.get('content-type') ?? undefined;
  const file = await storeFile(ctx, { name, mediaType, source: countBytes(source, { name, announced }) });
  const { id, sameFileAs } = await createImport(ctx, {
    fileId: file.id,
    kind,
    channel: facts.get('channel') || undefined,
    location: facts.get('location') || undefined,
    preset: facts.get('preset') || undefined,
  });
  return { importId: id, sameFileAs };
});
