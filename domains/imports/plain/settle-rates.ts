import type { Tx } from '#db/client.ts';
import { type Rate, writeRates } from '#domains/channels/write-rates.ts';
import { isCurrency } from '#lib/currency.ts';
import type { PlainContext, PlainRow, RowResult } from './run-plain.ts';

const MAX_WHOLE_DIGITS = 12;
const MAX_DECIMALS = 12;

type Stated = Rate & { toCurrency: string };

/**
 * Sets the exchange rates that the rows state. A file may hold rates between many currencies: those into another than
 * the reporting currency, and of that currency itself, are left out. Days that the file does not name stay as they are.
 */
export async function settleRates(
  tx: Tx,
  rows: readonly PlainRow[],
  at: PlainContext & { isBad: (row: PlainRow) => boolean },
): Promise<RowResult[]> {
  const stated = rows.map((row) => ({ row, facts: readRate(row, at) }));
  const isOurs = ({ currency, toCurrency }: Stated) =>
    toCurrency === at.business.reportingCurrency && currency !== toCurrency;
  refuseRepeated(stated.filter(({ row, facts }) => !at.isBad(row) && isOurs(facts)));
  const good = stated.filter(({ row }) => !at.isBad(row));
  const known = await readKnown(
    tx,
    good.map(({ facts }) => facts),
  );
  const changed = new Map<string, Rate>();
  const results = good.map(({ row, facts }): RowResult => {
    if (!isOurs(facts)) return { rowNumber: row.rowNumber, outcome: 'left_out' };
    const { currency, day, rate } = facts;
    const key = keyOf(facts);
    const before = known.get(key);
    if (before === rate || changed.has(key)) return { rowNumber: row.rowNumber, outcome: 'unchanged' };
    changed.set(key, { currency, day, rate });
    return {
      rowNumber: row.rowNumber,
      outcome: before ? 'update' : 'create',
      change: {
        subjectKind: 'rate',
        subjectId: key,
        before: before ? { day, currency, exchangeRate: before } : null,
        after: { day, currency, exchangeRate: rate },
      },
    };
  });
  await writeRates(tx, [...changed.values()]);
  return results;
}

function readRate(row: PlainRow, at: PlainContext): Stated {
  const { amountsIn } = at.batch.mapping;
  const usual = amountsIn && amountsIn !== 'column' ? amountsIn : at.business.reportingCurrency;
  const toCurrency = readCurrency(row, 'toCurrency') || usual;
  return {
    currency: readCurrency(row, 'currency'),
    day: readDay(row, at),
    rate: readDecimal(row, at),
    toCurrency,
  };
}

function readCurrency(row: PlainRow, field: 'currency' | 'toCurrency'): string {
  const code = row.cells.get(field).trim().toUpperCase();
  if (code === '' && field === 'currency') row.refuse(field, 'empty');
  if (code !== '' && !isCurrency(code)) row.refuse(field, 'unknownCurrency');
  return code;
}

function readDay(row: PlainRow, at: PlainContext): string {
  const read = at.cells.moment(row.cells.get('day'));
  if (read.ok) return read.value.day;
  row.refuse('day', read.reason);
  return '';
}

/** The rate without leading and trailing noughts, so that equal rates are equal texts. */
function readDecimal(row: PlainRow, at: PlainContext): string {
  const read = at.cells.decimal(row.cells.get('exchangeRate'), row.cells.isTyped('exchangeRate'));
  if (!read.ok) {
    row.refuse('exchangeRate', read.reason);
    return '';
  }
  const [whole = '', decimals = ''] = read.value.split('.');
  const kept = decimals.replace(/0+$/, '');
  if (read.value.startsWith('-')) row.refuse('exchangeRate', 'negative');
  else if (!/[1-9]/.test(read.value)) row.refuse('exchangeRate', 'notARate');
  else if (whole.length > MAX_WHOLE_DIGITS) row.refuse('exchangeRate', 'tooLarge');
  else if (kept.length > MAX_DECIMALS) row.refuse('exchangeRate', 'tooManyDecimals');
  const units = whole.replace(/^0+(?=\d)/, '');
  return kept === '' ? units : `${units}.${kept}`;
}

/** One day and currency twice with different rates: nobody can know which of them holds. */
function refuseRepeated(rows: readonly { row: PlainRow; facts: Stated }[]): void {
  const first = new Map<string, string>();
  for (const { row, facts } of rows) {
    const before = first.get(keyOf(facts));
    if (before === undefined) first.set(keyOf(facts), facts.rate);
    else if (before !== facts.rate) row.refuse('exchangeRate', 'repeatedOtherwise');
  }
}

async function readKnown(tx: Tx, rates: readonly Rate[]): Promise<Map<string, string>> {
  const { rows } = await tx.$client.query<{ key: string; rate: string }>(
    `select currency || ' ' || day as key, trim_scale(rate)::text as rate
     from exchange_rates join unnest($1::text[], $2::date[]) as w (currency, day) using (currency, day)`,
    [rates.map(({ currency }) => currency), rates.map(({ day }) => day)],
  );
  return new Map(rows.map(({ key, rate }) => [key, rate]));
}

function keyOf({ currency, day }: Rate): string {
  return `${currency} ${day}`;
}
