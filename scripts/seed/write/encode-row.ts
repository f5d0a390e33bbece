import { type Column, getColumns, getTableName, SQL, type Table } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';

const SPECIAL = /[\\\t\n\r]/;
const SPECIALS = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** How rows of one table become lines of COPY's text format. */
export type Encoder = {
  name: string;
  columns: string[];
  line: (row: Record<string, unknown>) => string;
};

type Field = {
  key: string;
  name: string;
  isArray: boolean;
  isRequired: boolean;
  fallback: string | undefined;
};

/** The encoder of a table. The transaction's own id is left to the database. */
export function makeEncoder(table: Table): Encoder {
  const { schema } = getTableConfig(table as PgTable);
  const fields = Object.entries(getColumns(table)).flatMap(([key, column]): Field[] =>
    column.getSQLType() === 'xid8' ? [] : [fieldOf(key, column)],
  );
  const name = getTableName(table);
  return {
    name: schema ? `${schema}.${name}` : name,
    columns: fields.map((field) => field.name),
    line: (row) => {
      let line = '';
      for (const field of fields) {
        const text = encode(field, row[field.key], name);
        line = line === '' ? text : `${line}\t${text}`;
      }
      return `${line}\n`;
    },
  };
}

function fieldOf(key: string, column: Column): Field {
  const isArray = column.getSQLType().endsWith('[]') || isListColumn(column);
  const { default: value } = column;
  const known = value !== undefined && !(value instanceof SQL);
  return {
    key,
    name: column.name,
    isArray,
    isRequired: column.notNull,
    fallback: known ? encodeValue(value, isArray) : undefined,
  };
}

/** Drizzle tells a list by its dimensions. */
function isListColumn(column: Column): boolean {
  return 'dimensions' in column && typeof column.dimensions === 'number' && column.dimensions > 0;
}

function encode(field: Field, value: unknown, table: string): string {
  if (value === undefined && field.fallback !== undefined) return field.fallback;
  if (value === undefined || value === null) {
    if (field.isRequired) throw new TypeError(`${table}.${field.name} has no value and no default`);
    return '\\N';
  }
  return encodeValue(value, field.isArray);
}

let lastMs = Number.NaN;
let lastText = '';

/** Rows that are written together mostly share their instant. */
function instantText(value: Date): string {
  const ms = value.getTime();
  if (ms !== lastMs) {
    lastMs = ms;
    lastText = value.toISOString();
  }
  return lastText;
}

function encodeValue(value: unknown, isArray: boolean): string {
  switch (typeof value) {
    case 'string':
      return escapeText(value);
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 't' : 'f';
    default:
      break;
  }
  if (value instanceof Date) return instantText(value);
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (isArray && Array.isArray(value)) return escapeText(arrayText(value));
  return escapeText(JSON.stringify(value));
}

function arrayText(values: readonly unknown[]): string {
  return `{${values.map((value) => JSON.stringify(String(value))).join(',')}}`;
}

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(SPECIALS, (found) => ESCAPES[found]!) : text;
}
