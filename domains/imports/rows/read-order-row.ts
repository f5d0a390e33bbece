import { currencyExponent, isCurrency } from '#lib/currency.ts';
import type { TableRow } from '#lib/tabular/limits.ts';
import { cleanCell } from '#lib/tabular/parse-cell.ts';
import type { Mapping } from '../mapping.ts';
import { classifyRow, isOrderLine, type RowClass } from '../rules/classify-row.ts';
import { addExact, type ExactAmount, exactAmount, NOTHING, negateExact } from '../rules/exact-amount.ts';
import {
  type CellProblem,
  type CellReader,
  type Moment,
  readIdentifier,
  readText,
  suggestionFor,
} from './read-cells.ts';
import { type RowCells, rowProblems } from './row-cells.ts';

/** A row of an order file as it was understood. Amounts carry the sign of the quantity. */
export type OrderRow = {
  rowNumber: number;
  phase: 1 | 2;
  class: RowClass | 'error';
  document: string;
  lineNumber: string | null;
  channelId: string | null;
  locationId: string | null;
  customer: string | null;
  sku: string;
  title: string | null;
  quantity: number;
  unitPriceMinor: number;
  amount: ExactAmount;
  discount: ExactAmount | null;
  taxMinor: number | null;
  shippingMinor: number | null;
  cost: ExactAmount | null;
  currency: string;
  rate: string | null;
  paidCurrency: string | null;
  paidRate: string | null;
  placed: Moment | null;
  delivered: Moment | null;
  country: string | null;
  person: Record<string, string> | null;
};

/** What rows are read with: looked up once per file. */
export type OrderRowContext = {
  mapping: Mapping;
  cells: CellReader;
  findCells: (row: TableRow) => RowCells;
  /** The currency where neither mapping nor column says one. */
  currency: string;
  /** Our channel for a value of the channel column; undefined when nobody told. */
  channelOf: (value: string) => { id: string; currency: string } | undefined;
  locationOf: (code: string) => string | undefined;
  /** Reporting currency per unit of a currency on a day; undefined when no rate is known. */
  rateOf: (currency: string, day: string) => string | undefined;
};

const MAX_QUANTITY = 1_000_000;
const MAX_CODE = 200;
const RATE = /^\d{1,11}(\.\d{1,12})?$/;
const PERSON_FIELDS = ['name', 'email', 'phone', 'address', 'city', 'postalCode'] as const;

/**
 * Understands one row, or says cell by cell why not. A row that cannot be taken is returned too, as class `error`,
 * with the amount where that much was readable, so that no row and no amount goes uncounted.
 */
export function readOrderRow(row: TableRow, at: OrderRowContext): { row: OrderRow; problems: CellProblem[] } {
  const cells = at.findCells(row);
  const problems = rowProblems(row);
  const refuse = (field: string, reason: string) => {
    const value = cells.get(field).slice(0, 200);
    problems.push({
      column: at.mapping.columns[field] ?? field,
      value,
      reason,
      suggestion: suggestionFor(reason, value),
    });
  };
  const head = readHead(cells, at, refuse);
  const money = readMoney(
    cells,
    { ...at, channelCurrency: head.channel?.currency, day: head.placed?.day },
    refuse,
  );
  const facts = {
    document: head.document,
    code: head.sku.trim(),
    quantity: money.quantity,
    priceSign: Math.sign(Number(money.price)) as -1 | 0 | 1,
    hasCustomer: head.customer !== null,
  };
  const rowClass = problems.length > 0 ? 'error' : classifyRow(at.mapping.rule, facts);
  const isLine = rowClass === 'error' || isOrderLine(rowClass, facts);
  const { price: _price, ...amounts } = money;
  const { channel, ...rest } = head;
  return {
    row: {
      rowNumber: row.rowNumber,
      phase: isLine ? 1 : 2,
      class: rowClass,
      channelId: channel?.id ?? null,
      ...rest,
      ...amounts,
    },
    problems,
  };
}

type Refuse = (field: string, reason: string) => void;

function readHead(cells: RowCells, at: OrderRowContext, refuse: Refuse) {
  const identifier = (field: string, isRequired: boolean) => {
    const value = readIdentifier(cells.get(field));
    if (value === null) refuse(field, 'spreadsheetDamage');
    else if (value === '' && isRequired) refuse(field, 'empty');
    return value ?? '';
  };
  const channel = at.channelOf(cells.get('channel').trim());
  if (!channel) refuse('channel', 'unknownChannel');
  const place = cells.get('location').trim();
  const locationId = place === '' ? null : at.locationOf(place);
  if (locationId === undefined) refuse('location', 'unknownLocation');
  const person = readPerson(cells);
  return {
    channel,
    locationId: locationId ?? null,
    document: identifier('orderNumber', true),
    lineNumber: cells.get('lineNumber').trim().slice(0, MAX_CODE) || null,
    sku: identifier('sku', true) && cells.get('sku').slice(0, MAX_CODE),
    title: readText(cells.get('title')) || null,
    customer: identifier('customerId', false) || personKey(person),
    placed: readMoment(cells, 'placedAt', at.cells, refuse),
    delivered:
      cells.get('deliveredAt').trim() === '' ? null : readMoment(cells, 'deliveredAt', at.cells, refuse),
    country: readText(cells.get('country'), 100) || null,
    person,
  };
}

function readMoment(cells: RowCells, field: string, reader: CellReader, refuse: Refuse): Moment | null {
  const read = reader.moment(cells.get(field));
  if (read.ok) return read.value;
  refuse(field, read.reason);
  return null;
}

function readPerson(cells: RowCells): Record<string, string> | null {
  const entries = PERSON_FIELDS.map((field) => [field, readText(cells.get(field))] as const).filter(
    ([, value]) => value !== '',
  );
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** Who ordered where the file has no customer id. A name alone recognises nobody. */
function personKey(person: Record<string, string> | null): string | null {
  if (person?.email) return `email:${person.email.toLowerCase()}`;
  return person?.phone ? `phone:${cleanCell(person.phone)}` : null;
}

function readMoney(
  cells: RowCells,
  at: OrderRowContext & { channelCurrency: string | undefined; day: string | undefined },
  refuse: Refuse,
) {
  const decimal = (field: string, whenEmpty: string | null) => {
    const text = cells.get(field);
    if (whenEmpty !== null && text.trim() === '') return whenEmpty;
    const read = at.cells.decimal(text, cells.isTyped(field));
    if (!read.ok) refuse(field, read.reason);
    return read.ok ? read.value : '0';
  };
  const currency = readCurrency(cells, at, refuse);
  const exponent = currencyExponent(currency);
  const quantity = readQuantity(decimal('quantity', null), refuse);
  const price = decimal('unitPrice', null);
  const times = (field: string, text: string, units: number) => {
    const amount = exactAmount(text, units, exponent);
    if (!amount) refuse(field, 'tooManyDecimals');
    return amount ?? NOTHING;
  };
  const amount = times('unitPrice', price, quantity);
  const optional = (field: string, units: number) => {
    const text = decimal(field, '');
    return text === '' ? null : times(field, text, units);
  };
  const net = optional('netPrice', quantity);
  const discount = net ? addExact(amount, negateExact(net)) : optional('discount', 1);
  return {
    currency,
    quantity,
    price,
    unitPriceMinor: times('unitPrice', price, 1).minor,
    amount,
    discount,
    taxMinor: optional('tax', 1)?.minor ?? null,
    shippingMinor: optional('shipping', 1)?.minor ?? null,
    cost: optional('cost', quantity),
    rate: readRate({ ...at, currency, decimal }, refuse),
    paidCurrency: cells.get('paidCurrency').trim().slice(0, 3) || null,
    paidRate: checkRate('paidRate', decimal('paidRate', ''), refuse),
  };
}

function readCurrency(
  cells: RowCells,
  at: { mapping: Mapping; channelCurrency: string | undefined; currency: string },
  refuse: Refuse,
): string {
  const own = at.channelCurrency ?? at.currency;
  const { amountsIn } = at.mapping;
  if (amountsIn !== undefined && amountsIn !== 'column') return amountsIn;
  const stated = amountsIn === 'column' ? cells.get('currency').trim().toUpperCase() : own;
  if (isCurrency(stated)) return stated;
  refuse('currency', 'unknownCurrency');
  return own;
}

function readQuantity(text: string, refuse: Refuse): number {
  const [whole = '0', fraction = ''] = text.split('.');
  const quantity = Number(whole);
  if (/[1-9]/.test(fraction)) refuse('quantity', 'notWhole');
  else if (Math.abs(quantity) > MAX_QUANTITY) refuse('quantity', 'tooLarge');
  else if (quantity === 0) refuse('quantity', 'zeroQuantity');
  else return quantity;
  return 0;
}

/** A rate that the database can keep: above zero, at most eleven digits before the point. */
function checkRate(field: string, text: string, refuse: Refuse): string | null {
  if (text === '') return null;
  if (RATE.test(text) && /[1-9]/.test(text)) return text;
  refuse(field, 'notARate');
  return null;
}

function readRate(
  at: {
    rateOf: OrderRowContext['rateOf'];
    currency: string;
    day: string | undefined;
    decimal: (field: string, whenEmpty: string) => string;
  },
  refuse: Refuse,
): string | null {
  const stated = at.decimal('exchangeRate', '');
  const rate = at.rateOf(at.currency, at.day ?? '');
  if (rate === '1') return rate;
  if (stated !== '') return checkRate('exchangeRate', stated, refuse);
  if (rate === undefined && at.day !== undefined) refuse('exchangeRate', 'noExchangeRate');
  return rate ?? null;
}
