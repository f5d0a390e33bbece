import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { AppError, toAppError } from '#lib/errors.ts';
import { FILE_BYTES, UNPACKED_BYTES } from '../limits.ts';
import { isFromSystem } from '../open-bytes.ts';

/** Most parts inside one workbook file. */
export const ZIP_ENTRIES = 2_000;
/** How many times its packed size a part may have; honest sheets stay under a hundred. */
export const ZIP_RATIO = 250;
/** Parts smaller than this may have any ratio: a kilobyte of spaces harms nobody. */
const RATIO_FREE_BYTES = 8 * 1024 * 1024;

/** An opened workbook file: the bytes of a part by its name, null when there is none. Close it when done. */
export type XlsxPackage = {
  readPart: (name: string) => Promise<AsyncIterable<Uint8Array> | null>;
  close: () => void;
};

/**
 * Opens a workbook file (a path, or its bytes) after checking its directory: size, number of parts, unpacked size,
 * ratio, encryption. Fails with TOO_LARGE for a bomb, UNSUPPORTED for old or locked formats, INVALID_INPUT for damage.
 */
export async function openXlsx(file: string | Buffer): Promise<XlsxPackage> {
  if (typeof file !== 'string') refuseForeign(file);
  const zip = await openZip(file);
  try {
    const entries = await listEntries(zip);
    return {
      close: () => zip.close(),
      readPart: async (name) => {
        const entry = entries.get(name.toLowerCase());
        return entry ? translateErrors(zip, entry) : null;
      },
    };
  } catch (error) {
    zip.close();
    throw toDamage(error);
  }
}

/** Any failure of unpacking or XML as a refusal that a person can act on. */
export function toDamage(error: unknown): AppError {
  if (error instanceof AppError || isFromSystem(error)) return toAppError(error);
  return new AppError(
    'INVALID_INPUT',
    'The workbook is damaged or is no XLSX file. Open it in a spreadsheet program, save it as XLSX and send that.',
    { cause: error },
  );
}

async function openZip(file: string | Buffer): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true };
  try {
    const zip =
      typeof file === 'string' ? await openPromise(file, options) : await fromBufferPromise(file, options);
    if (zip.fileSize <= FILE_BYTES) return zip;
    zip.close();
  } catch (error) {
    throw toDamage(error);
  }
  throw new AppError(
    'TOO_LARGE',
    `The workbook is larger than ${FILE_BYTES / 1024 / 1024} MB. Save its sheet as CSV, or split it.`,
  );
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > ZIP_ENTRIES) {
    throw new AppError(
      'TOO_LARGE',
      `The workbook has ${zip.entryCount} parts, more than ${ZIP_ENTRIES}. Save the sheet that you need as CSV.`,
    );
  }
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    const isBomb =
      entry.uncompressedSize > RATIO_FREE_BYTES && entry.uncompressedSize > entry.compressedSize * ZIP_RATIO;
    if (isBomb || unpacked > UNPACKED_BYTES) {
      throw new AppError(
        'TOO_LARGE',
        `The workbook part ${entry.fileName} unpacks to more than is safe. Save the sheet that you need as CSV.`,
        {
          details: {
            part: entry.fileName,
            unpackedBytes: entry.uncompressedSize,
            packedBytes: entry.compressedSize,
          },
        },
      );
    }
    if (entry.isEncrypted())
      throw new AppError('UNSUPPORTED', 'The workbook is locked with a password. Save it without one.');
    entries.set(entry.fileName.toLowerCase(), entry);
  }
  return entries;
}

async function* translateErrors(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw toDamage(error);
  }
}

/** The mark of the old binary format, which password-protected new workbooks carry as well. */
function refuseForeign(bytes: Buffer): void {
  if (bytes.subarray(0, 4).toString('hex') !== 'd0cf11e0') return;
  throw new AppError(
    'UNSUPPORTED',
    'The workbook is in the old XLS format or locked with a password. Save it as XLSX without a password.',
  );
}
