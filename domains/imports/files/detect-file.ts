import type { Reader } from '#db/client.ts';
import type { ColumnReport } from '#lib/tabular/detect-columns.ts';
import { SURE } from '#lib/tabular/detect-encoding.ts';
import { inspectCsv } from '#lib/tabular/inspect-csv.ts';
import { inspectXlsx } from '#lib/tabular/inspect-xlsx.ts';
import { readHead } from '#lib/tabular/open-bytes.ts';
import { listSheets } from '#lib/tabular/read-xlsx.ts';
import { suggestMapping } from '#lib/tabular/suggest-mapping.ts';
import { fieldsOf, type ImportKind } from '../fields.ts';
import type { Mapping, Question, Reading } from '../mapping.ts';
import type { FileCurrencies } from '../read-file-currencies.ts';
import { openFile, readWholeFile } from './open-file.ts';

/** What a file looks like, before anything of it is taken. */
export type Detection = {
  reading: Reading;
  headers: string[];
  columns: ColumnReport[];
  sampleRows: string[][];
  isEncodingSure: boolean;
  encodings: string[];
  /** The sheets of a workbook that are not hidden; none of other files. */
  sheets: string[];
};

const NUMBER_FIELDS = new Set(
  'quantity unitPrice netPrice discount tax shipping cost price onHand expectedOnHand exchangeRate paidRate spend claimedValue comparePrice promiseDays'.split(
    ' ',
  ),
);
const DATE_FIELDS = new Set(['placedAt', 'deliveredAt', 'birthday', 'day', 'happenedAt']);
/** Files that hold no amounts, or whose amounts are in a currency that something else decides. */
const WITHOUT_AMOUNTS: readonly ImportKind[] = ['rates', 'prices', 'touches', 'listings'];

/** Judges a stored file by its head, with the person's answers where given. */
export async function detectFile(
  db: Reader,
  fileId: string,
  answers: Partial<Reading> = {},
): Promise<Detection> {
  const head = await readHead(openFile(db, fileId));
  const isWorkbook = isZip(head);
  return keepable(
    isWorkbook ? await detectXlsx(await readWholeFile(db, fileId), answers) : detectCsv(head, answers),
  );
}

/** Proposes the columns of our fields from the headers. */
export function proposeColumns(kind: ImportKind, headers: readonly string[]): Record<string, string> {
  const { mapped } = suggestMapping(headers, fieldsOf(kind));
  return Object.fromEntries(mapped.map(({ key, header }) => [key, header]));
}

/**
 * What must be answered before rows are read: a required field without a column or constant, an encoding, decimal
 * sign or date order that the file leaves open, and the currency of amounts that a column claims. Pure.
 */
export function findQuestions(
  kind: ImportKind,
  at: {
    detection: Detection;
    mapping: Mapping;
    answered: Partial<Reading>;
    /** Of files whose amounts must have a currency of their own: the choices, and the last file's. */
    currencies?: FileCurrencies | null;
  },
): Question[] {
  const { detection, mapping, answered } = at;
  return [
    ...askEncoding(detection, answered),
    ...missingFields(kind, mapping, detection.headers),
    ...askConventions(at),
    ...(WITHOUT_AMOUNTS.includes(kind) ? [] : askCurrency(detection, mapping)),
    ...(at.currencies ? askFileCurrency(detection, mapping, at.currencies) : []),
  ];
}

function askEncoding(detection: Detection, answered: Partial<Reading>): Question[] {
  if (detection.isEncodingSure || answered.encoding) return [];
  const evidence = detection.sampleRows.slice(0, 3).map((cells) => cells.join(' | '));
  return [{ key: 'encoding', about: 'file', choices: detection.encodings, evidence }];
}

function missingFields(kind: ImportKind, mapping: Mapping, headers: readonly string[]): Question[] {
  const filled = (key: string) =>
    mapping.constants[key] !== undefined || headers.includes(mapping.columns[key] ?? '');
  const wanted = fieldsOf(kind)
    .filter((field) => field.isRequired && !filled(field.key))
    .filter((field) => field.key !== 'name' || !(filled('givenName') || filled('surname')))
    .map((field) => field.key);
  const lost = Object.keys(mapping.columns).filter((key) => !headers.includes(mapping.columns[key]!));
  return [...new Set([...wanted, ...lost])].map((about) => ({
    key: 'requiredField',
    about,
    choices: [...headers],
    evidence: [],
  }));
}

function askConventions(at: {
  detection: Detection;
  mapping: Mapping;
  answered: Partial<Reading>;
}): Question[] {
  return Object.entries(at.mapping.columns).flatMap(([field, header]): Question[] => {
    const column = at.detection.columns.find((one) => one.header === header);
    if (!column?.isAmbiguous || !column.reason) return [];
    const about = header;
    const evidence = column.samples;
    if (column.reason === 'decimalSign' && NUMBER_FIELDS.has(field) && !at.answered.decimalSign)
      return [{ key: 'decimalSign', about, choices: ['.', ','], evidence }];
    if (column.reason === 'dateOrder' && DATE_FIELDS.has(field) && !at.answered.dateOrder)
      return [{ key: 'dateOrder', about, choices: ['dayFirst', 'monthFirst'], evidence }];
    if (column.reason === 'shortYear' && DATE_FIELDS.has(field) && !at.answered.shortYearBase)
      return [{ key: 'shortYear', about, choices: ['2000', '1900', '1400', '1300'], evidence }];
    return [];
  });
}

function askCurrency(detection: Detection, mapping: Mapping): Question[] {
  const column = detection.columns.find((one) => one.header === mapping.columns.currency);
  if (!column || mapping.amountsIn) return [];
  return [
    {
      key: 'amountsIn',
      about: column.header,
      choices: ['column', ...column.samples],
      evidence: column.samples,
    },
  ];
}

/** Amounts without a word about their currency are never taken for the business's own. */
function askFileCurrency(detection: Detection, mapping: Mapping, known: FileCurrencies): Question[] {
  const hasColumn = detection.headers.includes(mapping.columns.currency ?? '');
  if (hasColumn || (mapping.amountsIn && mapping.amountsIn !== 'column')) return [];
  const amounts = detection.columns.find((one) => one.header === mapping.columns.spend);
  return [
    {
      key: 'fileCurrency',
      about: amounts?.header ?? '',
      choices: known.choices,
      evidence: amounts?.samples ?? [],
      ...(known.last === null ? {} : { proposed: known.last }),
    },
  ];
}

function detectCsv(head: Uint8Array, answers: Partial<Reading>): Detection {
  const found = inspectCsv(head, {
    ...(answers.encoding ? { encoding: answers.encoding as 'utf-8' } : {}),
    ...(answers.delimiter ? { delimiter: answers.delimiter } : {}),
    ...(answers.hasHeader === undefined ? {} : { hasHeader: answers.hasHeader }),
    ...(answers.skipRows === undefined ? {} : { skipRows: answers.skipRows }),
  });
  const reading: Reading = {
    format: 'csv',
    encoding: answers.encoding ?? found.encoding.encoding,
    delimiter: found.delimiter.delimiter,
    quote: found.delimiter.quote,
    hasHeader: found.delimiter.hasHeader,
    ...conventions(found.columns, answers),
  };
  return {
    reading,
    headers: found.headers,
    columns: found.columns,
    sampleRows: found.sampleRows,
    isEncodingSure: found.encoding.confidence >= SURE,
    encodings: [found.encoding, ...found.encoding.alternatives].map((guess) => guess.encoding),
    sheets: [],
  };
}

async function detectXlsx(file: Buffer, answers: Partial<Reading>): Promise<Detection> {
  const shown = (await listSheets(file)).filter(({ isHidden }) => !isHidden).map(({ name }) => name);
  const { sheet = shown[0], hasHeader } = answers;
  const found = await inspectXlsx(file, {
    ...(sheet === undefined ? {} : { sheet }),
    ...(hasHeader === undefined ? {} : { hasHeader }),
    ...(answers.skipRows === undefined ? {} : { skipRows: answers.skipRows }),
  });
  const reading: Reading = {
    format: 'xlsx',
    hasHeader: found.hasHeader,
    ...(sheet === undefined ? {} : { sheet }),
    ...conventions(found.columns, answers),
  };
  return { ...found, reading, isEncodingSure: true, encodings: [], sheets: shown };
}

/** The conventions that any column is sure of; the person's answers rule. */
function conventions(columns: readonly ColumnReport[], answers: Partial<Reading>): Partial<Reading> {
  const signed = columns.filter((column) => column.decimalSign !== null);
  const dated = columns.filter((column) => column.date !== null);
  const sign = (signed.find((column) => !column.isAmbiguous && column.kind === 'decimal') ?? signed[0])
    ?.decimalSign;
  const date = (dated.find((column) => !column.isAmbiguous) ?? dated[0])?.date;
  return {
    ...(sign ? { decimalSign: sign } : {}),
    ...(date ? { dateOrder: date.order, calendar: date.calendar } : {}),
    ...Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)),
  };
}

/** The same without what the database cannot keep: NUL bytes and half letters show as `�`. */
function keepable(detection: Detection): Detection {
  const clean = (_key: string, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\ufffd').toWellFormed() : value;
  return JSON.parse(JSON.stringify(detection, clean)) as Detection;
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b;
}
