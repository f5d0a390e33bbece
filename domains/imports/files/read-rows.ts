import type { Reader } from '#db/client.ts';
import type { Encoding } from '#lib/tabular/detect-encoding.ts';
import type { TableRow } from '#lib/tabular/limits.ts';
import { readCsv } from '#lib/tabular/read-csv.ts';
import { readXlsx } from '#lib/tabular/read-xlsx.ts';
import type { Reading } from '../mapping.ts';
import { openFile, readWholeFile } from './open-file.ts';

/** Every row of a stored file below its header, as its reading says. */
export async function* readRows(db: Reader, fileId: string, reading: Reading): AsyncGenerator<TableRow> {
  let isFirst = true;
  for await (const row of open(db, fileId, reading)) {
    if (!isFirst || !reading.hasHeader) yield row;
    isFirst = false;
  }
}

async function* open(db: Reader, fileId: string, reading: Reading): AsyncGenerator<TableRow> {
  if (reading.format === 'xlsx') {
    const file = await readWholeFile(db, fileId);
    let toSkip = reading.skipRows ?? 0;
    for await (const row of readXlsx(file, reading.sheet === undefined ? {} : { sheet: reading.sheet })) {
      if (toSkip-- <= 0) yield row;
    }
    return;
  }
  yield* readCsv(openFile(db, fileId), {
    encoding: (reading.encoding ?? 'utf-8') as Encoding,
    delimiter: reading.delimiter ?? ',',
    ...(reading.quote === undefined ? {} : { quote: reading.quote }),
    ...(reading.skipRows === undefined ? {} : { skipRows: reading.skipRows }),
  });
}
