import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { inspectCsv } from '../inspect-csv.ts';
import { inspectXlsx } from '../inspect-xlsx.ts';
import type { TableRow } from '../limits.ts';
import { readHead } from '../open-bytes.ts';
import { readCsv } from '../read-csv.ts';
import { listSheets, readXlsx } from '../read-xlsx.ts';
import { writeXlsx } from '../write-xlsx.ts';
import { encodeAs } from './encode-as.fixture.ts';
import { createRandom, mutateBytes } from './mutate-bytes.fixture.ts';

const ROUNDS_PER_SEED = Number(process.env.HOSTILE_ROUNDS ?? 20);
const LONGEST_MS = 5_000;
const MOST_MEMORY = 512 * 1024 * 1024;

const TABLE =
  'sku,نام,Име,price,day\nA-1,"کفش, قهوه‌ای",Обувки,"1,234.50",2026-03-21\nA-2,"say ""hi""",Чанта,7,03/04/2010\n';
const csvSeeds: Uint8Array[] = [
  ...(['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1251', 'windows-1252'] as const).flatMap(
    (encoding) => [
      encodeAs(TABLE, encoding),
      encodeAs(`\uFEFF${TABLE.replaceAll(',', ';')}`.repeat(20), encoding),
      gzipSync(encodeAs(TABLE.repeat(50), encoding)),
    ],
  ),
  Buffer.from(`${'"'.repeat(5_001)}\n${'""",'.repeat(2_000)}`),
  Buffer.from('a\0b,\0\n\0\0,"\0"\n'),
  Buffer.from(`${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n`),
  Buffer.from(','.repeat(100_000)),
  Buffer.from(`"${'x,\n'.repeat(50_000)}`),
  Buffer.from('sep=|\na|b\n1|2\r\n3\r'),
  gzipSync(Buffer.alloc(4_000_000, 'a,')),
  Buffer.from('12,345;1.234,5\t6|7\n'.repeat(500)),
  Buffer.alloc(0),
];

async function makeXlsxSeeds(): Promise<Uint8Array[]> {
  const columns = [
    { header: 'sku', kind: 'text' },
    { header: 'price', kind: 'number' },
    { header: 'at', kind: 'dateTime' },
  ] as const;
  const rows = Array.from({ length: 30 }, (_, index) => [
    `کالا ${index}`,
    index / 4,
    new Date(1_260_000_000_000 + index),
  ]);
  const written = await buffer(
    writeXlsx(rows, { columns, sheetName: 's', isRightToLeft: true, timeZone: 'UTC' }),
  );
  const workbook = '<workbook xmlns:r="r"><sheets><sheet name="s" r:id="i"/></sheets></workbook>';
  const relations = '<Relationships><Relationship Id="i" Type="/worksheet" Target="s.xml"/></Relationships>';
  // Stored, not packed: wounds then reach the XML instead of breaking the packing.
  const stored = (sheet: string) =>
    zipSync(
      {
        'xl/workbook.xml': strToU8(workbook),
        'xl/_rels/workbook.xml.rels': strToU8(relations),
        'xl/s.xml': strToU8(sheet),
      },
      { level: 0 },
    );
  return [
    written,
    stored(
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>40148.5</v></c></row></sheetData></worksheet>',
    ),
    stored(`<worksheet><row>${'<c><v>1</v></c>'.repeat(3_000)}</row></worksheet>`),
    stored(`<worksheet>${'<a>'.repeat(500)}${'</a>'.repeat(500)}</worksheet>`),
    zipSync({ 'xl/workbook.xml': zipSync({ 'xl/workbook.xml': strToU8(workbook) }) }),
  ];
}

async function readTable(rows: AsyncIterable<TableRow>): Promise<void> {
  let last = 0;
  for await (const { rowNumber, cells } of rows) {
    expect(rowNumber).toBeGreaterThan(last);
    expect(cells.length).toBeLessThanOrEqual(2_000);
    last = rowNumber;
  }
}

async function importCsv(bytes: Uint8Array): Promise<void> {
  const { encoding, delimiter } = inspectCsv(await readHead(Readable.from([bytes])));
  await readTable(
    readCsv(Readable.from([bytes]), {
      encoding: encoding.encoding,
      delimiter: delimiter.delimiter,
      quote: delimiter.quote,
      limits: { unpackedBytes: 64 * 1024 * 1024 },
    }),
  );
}

async function importXlsx(bytes: Buffer): Promise<void> {
  await listSheets(bytes);
  await inspectXlsx(bytes);
  await readTable(readXlsx(bytes));
}

/** Reads every wounded file and tells what went wrong besides refusals; an empty list is the promise. */
async function assault(seeds: Uint8Array[], read: (bytes: Buffer) => Promise<void>): Promise<string[]> {
  const wrongs: string[] = [];
  for (const [index, seed] of seeds.entries()) {
    const random = createRandom(index + 1);
    for (let round = 0; round < ROUNDS_PER_SEED; round++) {
      const bytes = round === 0 ? Buffer.from(seed) : mutateBytes(seed, random);
      const started = performance.now();
      try {
        await read(bytes);
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'INTERNAL')
          wrongs.push(`seed ${index} round ${round}: ${String(error)}`);
      }
      if (performance.now() - started > LONGEST_MS) wrongs.push(`seed ${index} round ${round}: too slow`);
      if (process.memoryUsage().rss > MOST_MEMORY)
        wrongs.push(`seed ${index} round ${round}: too much memory`);
    }
  }
  return wrongs;
}

describe('a hostile file ends in rows or in a refusal, soon and in little memory', () => {
  let xlsxSeeds: Uint8Array[] = [];
  beforeAll(async () => {
    xlsxSeeds = await makeXlsxSeeds();
  });

  it('when it is delimited text', { timeout: 600_000 }, async () => {
    expect(await assault(csvSeeds, importCsv)).toEqual([]);
  });

  it('when it is a workbook', { timeout: 600_000 }, async () => {
    expect(await assault(xlsxSeeds, importXlsx)).toEqual([]);
  });
});
