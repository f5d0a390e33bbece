import { AppError } from '#lib/errors.ts';
import { inspectCsv } from '#lib/tabular/inspect-csv.ts';
import { DEFAULT_LIMITS, HEAD_BYTES } from '#lib/tabular/limits.ts';
import { CsvScanner } from '#lib/tabular/scan-csv.ts';
import { readXml } from '#lib/tabular/xlsx/walk-xml.ts';
import { parseExactJson } from '../read/parse-exact-json.ts';
import type { FeedRecord } from './listing-of.ts';

const MOST_RECORDS = 200_000;
const MOST_FIELDS = 100;
const LONGEST_FIELD = 20_000;
const ITEMS = new Set(['item', 'entry']);
const LISTS = ['listings', 'items', 'products', 'data'];

/** Items of RSS or entries of Atom. A document type, and so every entity of its own, is refused. */
export async function readXmlRecords(body: Uint8Array): Promise<FeedRecord[]> {
  const records: FeedRecord[] = [];
  let record: FeedRecord | null = null;
  let path: string[] = [];
  await readXml(once(body), {
    open: (name, attributes) => {
      if (record === null) {
        if (ITEMS.has(name)) [record, path] = [new Map(), []];
        return;
      }
      path.push(name);
      // Atom puts the address into an attribute.
      if (path.length === 1 && name === 'link' && attributes.href) put(record, 'link', attributes.href);
    },
    text: (text) => {
      if (record !== null && path.length === 1) put(record, path[0]!, text);
    },
    close: (name) => {
      if (record === null) return;
      if (path.length > 0) {
        path.pop();
        return;
      }
      if (!ITEMS.has(name)) return;
      records.push(record);
      record = null;
      refuseTooMany(records.length);
    },
  });
  return records;
}

async function* once(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}

/** Rows of a table with a header; encoding and delimiter are found out. */
export function readTableRecords(body: Uint8Array): FeedRecord[] {
  const { encoding, delimiter } = inspectCsv(body.subarray(0, HEAD_BYTES), { hasHeader: true });
  const text = new TextDecoder(encoding.encoding).decode(body);
  const scanner = new CsvScanner(
    { delimiter: delimiter.delimiter, quote: delimiter.quote },
    { ...DEFAULT_LIMITS, rows: MOST_RECORDS + 1 },
  );
  const [header, ...rows] = [...scanner.push(text), ...scanner.end()];
  if (!header) return [];
  const names = header.cells.slice(0, MOST_FIELDS);
  return rows.map(({ cells }) => {
    const record: FeedRecord = new Map();
    for (const [at, name] of names.entries()) put(record, name, cells[at] ?? '');
    return record;
  });
}

/** A list of plain objects, by itself or under `listings`, `items`, `products` or `data`. */
export function readJsonRecords(body: Uint8Array): FeedRecord[] {
  const json = parseExactJson(body);
  const list = Array.isArray(json) ? json : listIn(json);
  if (!list) {
    throw new AppError(
      'INVALID_INPUT',
      `The feed holds no list; it must be one, or have one as ${LISTS.join(', ')}.`,
      {
        details: { reason: 'feedUnreadable' },
      },
    );
  }
  refuseTooMany(list.length);
  return list.map((item) => {
    const record: FeedRecord = new Map();
    if (item === null || typeof item !== 'object') return record;
    for (const [name, value] of Object.entries(item).slice(0, MOST_FIELDS)) {
      if (['string', 'number', 'boolean'].includes(typeof value)) put(record, name, String(value));
    }
    return record;
  });
}

function listIn(json: unknown): unknown[] | null {
  if (json === null || typeof json !== 'object') return null;
  for (const [name, value] of Object.entries(json)) {
    if (LISTS.includes(name) && Array.isArray(value)) return value;
  }
  return null;
}

function put(record: FeedRecord, name: string, text: string): void {
  const key = name
    .replace(/^.*:/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (!record.has(key) && record.size >= MOST_FIELDS) return;
  record.set(key, ((record.get(key) ?? '') + text).slice(0, LONGEST_FIELD));
}

function refuseTooMany(count: number): void {
  if (count <= MOST_RECORDS) return;
  throw new AppError('TOO_LARGE', `The feed has more than ${MOST_RECORDS} records; split it.`, {
    details: { reason: 'feedTooLarge' },
  });
}
