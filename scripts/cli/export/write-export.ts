import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { openConnection } from '#db/connection.ts';
import { currencyExponent } from '#lib/currency.ts';
import { decimalFromMinor } from '#lib/money.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';
import { writeCsv } from '#lib/tabular/write-csv.ts';
import { writeXlsx } from '#lib/tabular/write-xlsx.ts';
import type { Dataset, DatasetColumn } from './datasets.ts';

const PAGE = 2_000;
const MICROS_PLACES = 6;

/** What to export, from when to when, into which file; its ending says how it is written. */
export type ExportPlan = {
  url: string;
  file: string;
  format: 'csv' | 'xlsx';
  name: string;
  dataset: Dataset;
  from: string | null;
  to: string | null;
  channel: string | null;
};

type Row = Record<string, ExportValue>;

/** Writes a data set to a file as one instant shows it, row by row, so that memory stays small. Returns the rows. */
export async function writeExport(plan: ExportPlan): Promise<number> {
  const draft = `${plan.file}.part`;
  const client = await openConnection(plan.url);
  try {
    await client.query('begin isolation level repeatable read, read only');
    const count = { rows: 0 };
    const columns = plan.dataset.columns.map(toExportColumn);
    const timeZone = await readTimeZone(client);
    const rows = readRows(client, plan, count);
    const content =
      plan.format === 'csv'
        ? writeCsv(rows, { columns, timeZone })
        : writeXlsx(rows, { columns, timeZone, sheetName: plan.name, isRightToLeft: false });
    await pipeline(content, fs.createWriteStream(draft, { mode: 0o600 }));
    await client.query('commit');
    fs.renameSync(draft, plan.file);
    return count.rows;
  } finally {
    fs.rmSync(draft, { force: true });
    await client.end();
  }
}

function toExportColumn({ name, kind }: DatasetColumn): ExportColumn {
  return { header: name, kind: kind === 'minor' || kind === 'micros' ? 'number' : kind };
}

async function readTimeZone(client: Client): Promise<string> {
  const { rows } = await client.query<{ time_zone: string }>('select time_zone from business');
  return rows[0]?.time_zone ?? 'UTC';
}

async function* readRows(
  client: Client,
  { dataset, from, to, channel }: ExportPlan,
  count: { rows: number },
): AsyncGenerator<ExportValue[]> {
  const values = dataset.isDated ? [from, to, channel] : [];
  await client.query(`declare export no scroll cursor for ${dataset.statement}`, values);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${PAGE} from export`);
    for (const row of rows) {
      count.rows += 1;
      yield dataset.columns.map((column) => toCell(row, column));
    }
    if (rows.length < PAGE) return;
  }
}

function toCell(row: Row, { name, kind }: DatasetColumn): ExportValue {
  const value = row[name];
  if (value === null || value === undefined) return null;
  const currency = String(row.currency);
  if (kind === 'minor') return decimalFromMinor(Number(value), currency);
  if (kind === 'micros') return decimalFromMicros(BigInt(String(value)), currency);
  return value;
}

/** Millionths of a minor unit as a decimal of the currency, without trailing zeros. */
function decimalFromMicros(micros: bigint, currency: string): string {
  const places = currencyExponent(currency) + MICROS_PLACES;
  const digits = micros.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
}
