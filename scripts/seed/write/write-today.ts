import { createHash } from 'node:crypto';
import { importBatches, importErrors, inbox, storedFileParts, storedFiles } from '#db/schema/index.ts';
import type { Book } from '../book/book.ts';
import type { Sink } from './sink.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What waits for somebody this morning besides orders: messages that could not be read, and a file that failed. */
export function writeToday(book: Book, sink: Sink): void {
  writeStuckMessages(book, sink);
  writeFailedImport(book, sink);
}

function writeStuckMessages(book: Book, sink: Sink): void {
  const { until, channels } = book.world;
  const channelId = (slug: string) => channels.find((channel) => channel.slug === slug)!.id;
  const stuck = [
    {
      slug: 'marketplace',
      topic: 'order',
      minutes: 55,
      reason: 'The order has no currency.',
      text: '{"externalId":"MP-9000001"}',
    },
    {
      slug: 'marketplace',
      topic: 'refund',
      minutes: 210,
      reason: 'The order MP-9000002 is not known.',
      text: '{"externalId":"R-77","orderExternalId":"MP-9000002","amountMinor":1200}',
    },
    {
      slug: 'web',
      topic: 'order.updated',
      minutes: 380,
      reason: 'The body is not JSON.',
      text: '<html>502 Bad Gateway</html>',
    },
  ];
  for (const { slug, topic, minutes, reason, text } of stuck) {
    const receivedAt = new Date(until - minutes * MINUTE_MS);
    sink.write(inbox, {
      id: book.next.inbox++,
      channelId: channelId(slug),
      deliveryId: book.newId(receivedAt.getTime()),
      topic,
      resourceKind: topic.startsWith('refund') ? 'refund' : 'order',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(text),
      receivedAt,
      status: 'attention',
      reason,
      attempts: 5,
      processedAt: new Date(receivedAt.getTime() + 2 * MINUTE_MS),
    });
  }
}

function writeFailedImport(book: Book, sink: Sink): void {
  const at = new Date(book.world.until - 20 * HOUR_MS);
  const content = Buffer.from('sku,quantity\nA1000-1,12\nA1001-1,5.0E+12\n');
  const fileId = book.newId(at.getTime());
  const batchId = book.newId(at.getTime());
  sink.write(storedFiles, {
    id: fileId,
    name: 'stock-count.csv',
    mediaType: 'text/csv',
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    createdAt: at,
  });
  sink.write(storedFileParts, { fileId, position: 0, content });
  sink.write(importBatches, {
    id: batchId,
    kind: 'stock',
    status: 'failed',
    locationId: book.world.places[0]!.id,
    fileId,
    reading: { format: 'csv' },
    rowsTotal: 2,
    rowsDone: 1,
    createdBy: 'Pishkhan',
    createdAt: at,
    startedAt: at,
    finishedAt: new Date(at.getTime() + 4_000),
    problem: 'Row 3 has a number that a spreadsheet has rounded (5.0E+12).',
  });
  sink.write(importErrors, {
    id: 1,
    batchId,
    rowNumber: 3,
    column: 'quantity',
    value: '5.0E+12',
    reason: 'A spreadsheet has rounded this number; it cannot be guessed.',
    suggestion: 'Save the column as text and upload the file again.',
    cells: ['A1001-1', '5.0E+12'],
  });
}
