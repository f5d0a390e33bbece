import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { type CopyStreamQuery, from } from 'pg-copy-streams';
import type { OrderRow } from '../rows/read-order-row.ts';

const FLUSH_CHARACTERS = 64 * 1024;

const COLUMNS =
  'batch_id, row_number, phase, ordinal, class, document, line_number, channel_id, location_id, customer, sku, title, ' +
  'quantity, unit_price_minor, amount_minor, amount_rest_micros, discount_minor, discount_rest_micros, tax_minor, ' +
  'shipping_minor, cost_minor, cost_rest_micros, currency, rate, paid_currency, paid_rate, at, day, delivered_at, ' +
  'country, person';

/** Streams understood rows into `import_rows` inside the connection's open transaction. */
export class RowCopy {
  private readonly stream: CopyStreamQuery;
  private readonly batchId: string;
  private waiting = '';

  constructor(client: Client, batchId: string) {
    this.batchId = batchId;
    this.stream = client.query(from(`copy import_rows (${COLUMNS}) from stdin`));
  }

  /** Adds a row; waits only when the database is slower than the file. */
  async add(row: OrderRow, ordinal: number): Promise<void> {
    this.waiting += this.toLine(row, ordinal);
    if (this.waiting.length < FLUSH_CHARACTERS) return;
    const text = this.waiting;
    this.waiting = '';
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }

  /** Ends the COPY; every row is in then. */
  async end(): Promise<void> {
    this.stream.end(this.waiting);
    await finished(this.stream);
  }

  private toLine(row: OrderRow, ordinal: number): string {
    const cells = [
      this.batchId,
      row.rowNumber,
      row.phase,
      ordinal,
      row.class,
      row.document,
      row.lineNumber,
      row.channelId,
      row.locationId,
      row.customer,
      row.sku,
      row.title,
      row.quantity,
      row.unitPriceMinor,
      row.amount.minor,
      row.amount.restMicros,
      row.discount?.minor ?? null,
      row.discount?.restMicros ?? null,
      row.taxMinor,
      row.shippingMinor,
      row.cost?.minor ?? null,
      row.cost?.restMicros ?? null,
      row.currency,
      row.rate,
      row.paidCurrency,
      row.paidRate,
      row.placed?.at.toISOString() ?? null,
      row.placed?.day ?? null,
      row.delivered?.at.toISOString() ?? null,
      row.country,
      row.person ? JSON.stringify(row.person) : null,
    ];
    return `${cells.map(toCopyText).join('\t')}\n`;
  }
}

// A NUL cannot be kept in the database; its row is refused anyway and shows where it stood.
const SPECIAL = /[\\\t\n\r\0]/g;
const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\ufffd',
};

function toCopyText(value: string | number | null): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return value.replace(SPECIAL, (sign) => ESCAPES[sign]!);
}
