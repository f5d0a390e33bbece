import type { ColumnReport } from '#lib/tabular/detect-columns.ts';
import type { DateConvention } from '#lib/tabular/parse-date-cell.ts';
import { UsageError, type VerbCall, type VerbOption } from '../../verb.ts';

/** Options of every verb that reads purchases. */
export const COLUMN_OPTIONS: Record<string, VerbOption> = {
  customer: { type: 'string', value: 'COLUMN', help: 'the column that names the customer' },
  date: { type: 'string', value: 'COLUMN', help: 'the column of dates' },
  amount: { type: 'string', value: 'COLUMN', help: 'the column of amounts' },
  price: { type: 'string', value: 'COLUMN', help: 'the column of unit prices, where no column has amounts' },
  quantity: { type: 'string', value: 'COLUMN', help: 'the column of quantities that unit prices are times' },
  decimal: { type: 'string', value: 'SIGN', help: '. or , where the file leaves it open' },
};

/** Where in a row things stand; `amount` is what its `quantity` is times, where there is one. −1: nowhere. */
export type Places = { customer: number; date: number; amount: number; quantity: number };

const CUSTOMER = /customer|client|buyer|user|shopper|member|مشتری|خریدار|العميل|الزبون|عميل|клиент/i;
const AMOUNT =
  /amount|total|revenue|sales|value|spend|spent|dollars|paid|مبلغ|جمع|المبلغ|الإجمالي|сума|стойност|общо/i;
const PRICE = /price|قیمت|السعر|سعر|цена/i;
const QUANTITY = /quantity|qty|units|pieces|تعداد|الكمية|كمية|количество|брой/i;

/**
 * The columns of purchases: those that a call names, else by their headers. A column of whole amounts goes before unit
 * prices times quantities.
 * @throws UsageError when one that is wanted is not there.
 */
export function findPlaces(columns: readonly ColumnReport[], call: VerbCall): Places {
  const named = (option: string) => findNamed(columns, { option, name: call.text(option) });
  const date = named('date') ?? columns.findIndex(({ date: convention }) => convention !== null);
  const numberBy = (header: RegExp) =>
    columns.findIndex((column, i) => i !== date && isNumber(column) && header.test(column.header));
  const price = named('price') ?? numberBy(PRICE);
  const quantity = named('quantity') ?? numberBy(QUANTITY);
  const whole = call.text('price') === undefined ? (named('amount') ?? numberBy(AMOUNT)) : -1;
  const isTimes = whole < 0 && price >= 0 && quantity >= 0;
  const amountByName = whole >= 0 ? whole : price;
  const customerByName = columns.findIndex(({ header }, i) => i !== date && CUSTOMER.test(header));
  const customer =
    named('customer') ??
    (customerByName >= 0 ? customerByName : columns.findIndex((_, i) => i !== date && i !== amountByName));
  const lastNumber = columns.findLastIndex((column, i) => i !== date && i !== customer && isNumber(column));
  if (date < 0 || customer < 0) {
    throw new UsageError(
      'Columns of customers and dates are wanted; name them: --customer NAME --date NAME.',
    );
  }
  const amount = amountByName >= 0 ? amountByName : lastNumber;
  return { customer, date, amount, quantity: isTimes ? quantity : -1 };
}

/**
 * How dates and decimals of these columns are written.
 * @throws UsageError for what can be read in two ways: it is asked, never guessed.
 */
export function settleDoubt(
  columns: readonly ColumnReport[],
  places: Places,
  sign: string | undefined,
): [DateConvention, '.' | ','] {
  const date = columns[places.date]!;
  if (date.date === null || date.reason !== null) {
    throw new UsageError(
      `Dates of "${date.header}" cannot be read in one way only; write them as 2026-03-31.`,
    );
  }
  if (sign !== undefined && sign !== '.' && sign !== ',') throw new UsageError('--decimal is . or ,');
  const amount = columns[places.amount];
  if (amount?.reason === 'decimalSign' && sign === undefined) {
    throw new UsageError(`"${amount.samples[0]}" can be read in two ways; say --decimal . or --decimal ,`);
  }
  return [date.date, sign ?? amount?.decimalSign ?? '.'];
}

function isNumber({ kind }: ColumnReport): boolean {
  return kind === 'integer' || kind === 'decimal';
}

function findNamed(
  columns: readonly ColumnReport[],
  { option, name }: { option: string; name: string | undefined },
): number | undefined {
  if (name === undefined) return undefined;
  const found = columns.findIndex(({ header }) => header.toLowerCase() === name.toLowerCase());
  if (found >= 0) return found;
  throw new UsageError(
    `--${option}: there is no column "${name}"; the file has ${columns.map(({ header }) => header).join(', ')}.`,
  );
}
