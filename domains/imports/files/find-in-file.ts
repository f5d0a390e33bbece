import type { Reader } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { detectEncoding } from '#lib/tabular/detect-encoding.ts';
import { openBytes, readHead } from '#lib/tabular/open-bytes.ts';
import { listSheets, readXlsx } from '#lib/tabular/read-xlsx.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import { openFile, readWholeFile } from './open-file.ts';

const BETWEEN_DIGITS = /[\s().-]/g;

/**
 * Whether any of the texts may stand in a stored file, packed or not, in the letters that its encoding means; of a
 * workbook every sheet is read. Upper and lower case are one, and digits are found in groups and in any script. A file that
 * cannot be read (any more) may hold anything.
 */
export async function mayStandInFile(db: Reader, fileId: string, texts: readonly string[]): Promise<boolean> {
  try {
    return await standsInFile(db, fileId, texts);
  } catch (error) {
    // A damaged workbook, or parts that another key has sealed.
    if (error instanceof AppError) return true;
    throw error;
  }
}

async function standsInFile(db: Reader, fileId: string, texts: readonly string[]): Promise<boolean> {
  const wanted = texts.map((text) => text.toLowerCase());
  const longest = Math.max(0, ...wanted.map((text) => text.length));
  let tail = '';
  for await (const part of readText(db, fileId)) {
    const text = tail + part.toLowerCase();
    const digits = toAsciiDigits(text).replace(BETWEEN_DIGITS, '');
    if (wanted.some((one) => text.includes(one) || digits.includes(one))) return true;
    tail = text.slice(-longest * 2);
  }
  return false;
}

async function* readText(db: Reader, fileId: string): AsyncGenerator<string> {
  const head = await readHead(openFile(db, fileId));
  if (head[0] === 0x50 && head[1] === 0x4b) {
    const file = await readWholeFile(db, fileId);
    for (const { name } of await listSheets(file)) {
      for await (const { cells } of readXlsx(file, { sheet: name })) yield `${cells.join('\t')}\n`;
    }
    return;
  }
  const decoder = new TextDecoder(detectEncoding(head).encoding);
  for await (const bytes of openBytes(openFile(db, fileId))) yield decoder.decode(bytes, { stream: true });
}
