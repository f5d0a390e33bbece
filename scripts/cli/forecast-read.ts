import fs from 'node:fs';
import { AppError } from '#lib/errors.ts';
import type { ColumnReport } from '#lib/tabular/detect-columns.ts';
import { inspectCsv } from '#lib/tabular/inspect-csv.ts';
import { readHead } from '#lib/tabular/open-bytes.ts';
import { parseDecimal } from '#lib/tabular/parse-cell.ts';
import { readCsv } from '#lib/tabular/read-csv.ts';
import { type Period, type PeriodKind, readPeriod, USUAL_SEASON } from './forecast-period.ts';
import { UsageError } from './verb.ts';

/** One history of the file, gaps filled with zero, the oldest first. `periodAt` names a period, 0 being the first. */
export type FileSeries = { id: string; values: number[]; gaps: number; first: number };

/** What a file holds: its histories, what a period is, and the season that is usual for it. */
export type SeriesFile = { series: FileSeries[]; kind: PeriodKind; step: number; season: number };

/** What a person may say about the columns; left out, they are found. */
export type ColumnNames = { series?: string; period?: string; value?: string; decimalSign?: '.' | ',' };

type Cells = { id: string; period: Period; value: number };
type Places = { series: number | null; period: number; value: number };

/**
 * Reads histories from a delimited file, packed or not: series, period, value. Without a series column there is one history.
 * @throws INVALID_INPUT naming the row that is not understood, and a period that comes twice.
 */
export async function readSeriesFile(path: string, names: ColumnNames): Promise<SeriesFile> {
  if (!fs.existsSync(path)) throw new UsageError(`FILE ${path}: there is no such file.`);
  const file = inspectCsv(await readHead(fs.createReadStream(path)));
  const { delimiter, encoding, columns } = file;
  const places = findPlaces(columns, names);
  refuseDoubt(columns[places.period]!, columns[places.value]!, names);
  const decimalSign = names.decimalSign ?? columns[places.value]!.decimalSign ?? '.';
  const dates = columns[places.period]!.date;
  const rows: Cells[] = [];
  const options = { encoding: encoding.encoding, delimiter: delimiter.delimiter, quote: delimiter.quote };
  let isFirst = delimiter.hasHeader;
  for await (const { rowNumber, cells } of readCsv(fs.createReadStream(path), {
    ...options,
    onProblem: 'refuse',
  })) {
    if (!isFirst) {
      const period = readPeriod(cells[places.period]!, dates);
      const value = parseDecimal(cells[places.value]!, { decimalSign });
      if (!period)
        throw misread(
          rowNumber,
          `"${cells[places.period]}" is not a period such as 2026-03, 2026Q1, 2026-W09 or a date`,
        );
      if (!value.ok) throw misread(rowNumber, `"${cells[places.value]}" is not a number`);
      const id = places.series === null ? 'all' : cells[places.series]!.trim();
      rows.push({ id, period, value: Number(value.value) });
    }
    isFirst = false;
  }
  if (rows.length === 0) throw new AppError('INVALID_INPUT', 'The file has no rows below its header.');
  return gather(rows);
}

/** What can be read in two ways is asked, never guessed. */
function refuseDoubt(period: ColumnReport, value: ColumnReport, names: ColumnNames): void {
  if (period.reason === 'dateOrder' || period.reason === 'shortYear') {
    throw new UsageError(`Dates of "${period.header}" can be read in two ways; write them as 2026-03-31.`);
  }
  if (value.reason === 'decimalSign' && names.decimalSign === undefined) {
    throw new UsageError(`"${value.samples[0]}" can be read in two ways; say --decimal . or --decimal ,`);
  }
}

function misread(rowNumber: number, what: string): AppError {
  return new AppError('INVALID_INPUT', `Row ${rowNumber}: ${what}.`, { details: { rowNumber } });
}

/** The value stands in the last column of numbers, the period in the last one before it that reads as periods, the series in the first. */
function findPlaces(columns: readonly ColumnReport[], names: ColumnNames): Places {
  const named = (name: string | undefined) => {
    if (name === undefined) return undefined;
    const found = columns.findIndex(({ header }) => header.toLowerCase() === name.toLowerCase());
    if (found >= 0) return found;
    throw new UsageError(
      `There is no column "${name}"; the file has ${columns.map(({ header }) => header).join(', ')}.`,
    );
  };
  const isNumber = ({ kind }: ColumnReport) => kind === 'integer' || kind === 'decimal';
  const value = named(names.value) ?? columns.findLastIndex(isNumber);
  const isPeriod = ({ samples, date }: ColumnReport, wanted: (kind: PeriodKind) => boolean) =>
    samples.length > 0 &&
    samples.every((sample) => {
      const read = readPeriod(sample, date);
      return read !== null && wanted(read.kind);
    });
  const findPeriod = (wanted: (kind: PeriodKind) => boolean) =>
    columns.findLastIndex((column, index) => index !== value && isPeriod(column, wanted));
  // A bare number may also be the name of a series: what looks like a period of the calendar goes first.
  const byCalendar = findPeriod((kind) => kind !== 'count');
  const period = named(names.period) ?? (byCalendar >= 0 ? byCalendar : findPeriod(() => true));
  if (value < 0 || period < 0) {
    throw new UsageError(
      'A column of periods and one of numbers are wanted; name them: --period NAME --value NAME.',
    );
  }
  const others = columns.map((_, index) => index).filter((index) => index !== value && index !== period);
  return { series: named(names.series) ?? others[0] ?? null, period, value };
}

function gather(rows: readonly Cells[]): SeriesFile {
  const { kind } = rows[0]!.period;
  const other = rows.find(({ period }) => period.kind !== kind);
  if (other)
    throw new AppError('INVALID_INPUT', `Periods are of two kinds: ${kind} and ${other.period.kind}.`);
  const byId = Map.groupBy(rows, ({ id }) => id);
  const step = findStep([...byId.values()].map((own) => own.map(({ period }) => period.at)));
  const series = [...byId].map(([id, own]) => fill(id, own, step));
  const usual = USUAL_SEASON[kind];
  const isWeekly = kind === 'day' && step === 7;
  return { series, kind, step, season: isWeekly ? USUAL_SEASON.week : Math.max(1, Math.round(usual / step)) };
}

function fill(id: string, own: readonly Cells[], step: number): FileSeries {
  const first = own.reduce((least, { period }) => Math.min(least, period.at), Number.POSITIVE_INFINITY);
  const last = own.reduce((most, { period }) => Math.max(most, period.at), Number.NEGATIVE_INFINITY);
  const values = new Array<number | null>((last - first) / step + 1).fill(null);
  for (const { period, value } of own) {
    const place = (period.at - first) / step;
    if (values[place] !== null) throw new AppError('INVALID_INPUT', `${id} has one of its periods twice.`);
    values[place] = value;
  }
  return {
    id,
    values: values.map((value) => value ?? 0),
    gaps: values.filter((value) => value === null).length,
    first,
  };
}

/** The greatest step that all periods of all series are whole multiples of. */
function findStep(all: readonly (readonly number[])[]): number {
  const divide = (a: number, b: number): number => (b === 0 ? a : divide(b, a % b));
  const step = all.reduce(
    (found, [first = 0, ...rest]) => rest.reduce((now, at) => divide(now, Math.abs(at - first)), found),
    0,
  );
  return Math.max(1, step);
}
