import fs from 'node:fs';
import { joinDays, type Purchase } from '#domains/predictions/models/history.ts';
import { AppError } from '#lib/errors.ts';
import { inspectCsv } from '#lib/tabular/inspect-csv.ts';
import { readHead } from '#lib/tabular/open-bytes.ts';
import { parseDecimal } from '#lib/tabular/parse-cell.ts';
import { type DateConvention, parseDateTime } from '#lib/tabular/parse-date-cell.ts';
import { readCsv } from '#lib/tabular/read-csv.ts';
import { addDays, daysBetween, isDay } from '#lib/time.ts';
import { resolveInput } from '../../resolve-file.ts';
import { requireArgument, UsageError, type VerbCall } from '../../verb.ts';
import { findPlaces, type Places, settleDoubt } from './clv-columns.ts';

/** Purchases of each customer by day, in the order of the file's customers, and what was left out of the rows. */
export type PurchaseFile = {
  customers: { id: string; purchases: Purchase[] }[];
  rows: number;
  withoutCustomer: number;
  negative: number;
  /** Days since 1970. */
  first: number;
  last: number;
  hasAmounts: boolean;
};

/** What a reader of those verbs must know about the file. */
export const FILE_NOTES = [
  'The file: customer, date, amount, one row a purchase, in any order; any delimiter, digits of any script, Jalali or Gregorian',
  'dates, gzip too. Purchases of a customer on one day are one. Rows without a customer and rows of negative amounts are left',
  'out and counted; any other row that is not understood is refused with its number. Where no column has amounts, unit price',
  'times quantity is taken.',
];

const EPOCH = '1970-01-01';
/**
 * Reads the purchases of the file that a call names.
 * @throws UsageError when columns are not found or can be read in two ways, INVALID_INPUT naming a broken row.
 */
export async function readPurchases(call: VerbCall): Promise<PurchaseFile> {
  const path = resolveInput(requireArgument(call, 0, 'FILE'));
  if (!fs.existsSync(path)) throw new UsageError(`FILE ${path}: there is no such file.`);
  const { delimiter, encoding, columns } = inspectCsv(await readHead(fs.createReadStream(path)));
  const places = findPlaces(columns, call);
  const [dates, decimalSign] = settleDoubt(columns, places, call.text('decimal'));
  const byId = new Map<string, Purchase[]>();
  const left = { rows: 0, withoutCustomer: 0, negative: 0 };
  const options = { encoding: encoding.encoding, delimiter: delimiter.delimiter, quote: delimiter.quote };
  let isHeader = delimiter.hasHeader;
  for await (const { rowNumber, cells } of readCsv(fs.createReadStream(path), {
    ...options,
    onProblem: 'refuse',
  })) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    left.rows++;
    const id = cells[places.customer]!.trim();
    const amount = readAmount(cells, places, { rowNumber, decimalSign });
    const day = readDay(cells[places.date]!, { rowNumber, dates });
    if (id === '') left.withoutCustomer++;
    else if (amount < 0) left.negative++;
    else {
      const own = byId.get(id);
      if (own) own.push({ day, amount });
      else byId.set(id, [{ day, amount }]);
    }
  }
  if (byId.size === 0) throw new AppError('INVALID_INPUT', 'The file has no purchase of a named customer.');
  const customers = [...byId].map(([id, purchases]) => ({ id, purchases: joinDays(purchases) }));
  const first = customers.reduce((least, { purchases }) => Math.min(least, purchases[0]!.day), Infinity);
  const last = customers.reduce((most, { purchases }) => Math.max(most, purchases.at(-1)!.day), -Infinity);
  return { customers, ...left, first, last, hasAmounts: places.amount >= 0 };
}

/** A day typed as an option, as days since 1970. */
export function readDayOption(call: VerbCall, option: string): number | undefined {
  const day = call.text(option);
  if (day === undefined) return undefined;
  if (isDay(day)) return daysBetween(EPOCH, day);
  throw new UsageError(`--${option} ${day}: a day is wanted, such as 1997-09-30.`);
}

/** A day number as it is written. */
export function writeDay(day: number): string {
  return addDays(EPOCH, day);
}

/** What was left out of a file, in words; nothing when nothing was. */
export function tellLeftOut({ withoutCustomer, negative }: PurchaseFile): string[] {
  return [
    ...(withoutCustomer > 0 ? [`${withoutCustomer} rows without a customer were left out.`] : []),
    ...(negative > 0 ? [`${negative} rows of negative amounts (returns) were left out.`] : []),
  ];
}

type Spot = { rowNumber: number; decimalSign: '.' | ',' };

function readAmount(cells: readonly string[], { amount, quantity }: Places, spot: Spot): number {
  if (amount < 0) return 0;
  const own = readNumber(cells[amount]!, 'an amount', spot);
  return quantity < 0 ? own : own * readNumber(cells[quantity]!, 'a quantity', spot);
}

function readNumber(cell: string, what: string, { rowNumber, decimalSign }: Spot): number {
  const read = parseDecimal(cell, { decimalSign });
  if (read.ok) return Number(read.value);
  throw misread(rowNumber, `"${cell}" is not ${what}`);
}

function readDay(cell: string, { rowNumber, dates }: { rowNumber: number; dates: DateConvention }): number {
  const at = parseDateTime(cell, dates, { timeZone: 'UTC' });
  if (at.ok) return daysBetween(EPOCH, at.value.toISOString().slice(0, 10));
  throw misread(rowNumber, `"${cell}" is not a date`);
}

function misread(rowNumber: number, what: string): AppError {
  return new AppError('INVALID_INPUT', `Row ${rowNumber}: ${what}.`, { details: { rowNumber } });
}
