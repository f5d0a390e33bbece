import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { Table } from 'drizzle-orm';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Encoder, makeEncoder } from './encode-row.ts';
import type { Sink } from './sink.ts';

const CHUNK_BYTES = 512 * 1024;
const MOST_BYTES_A_LETTER = 3;
const MOST_WAITING = 12;

/** After so many things that write rows, at the latest, a writer is to be drained. */
export const DRAIN_EVERY = 100;

/** Writes rows of any table by COPY, in pieces, over one connection. Memory stays bounded if `drain` is awaited. */
export type CopyWriter = Sink & {
  /** Rows so far, by table. */
  counts: Map<string, number>;
  /** Waits until there is room again. To be called often: the rows are sent meanwhile. */
  drain: () => Promise<void>;
  /** Sends everything that is left. */
  finish: () => Promise<void>;
};

/** Rows of one table on their way. Kept as bytes: as texts they would outlive the young generation by the million. */
type Part = { encoder: Encoder; bytes: Buffer; used: number };

/** A writer on a connection that does nothing else meanwhile. */
export function makeCopyWriter(client: Client): CopyWriter {
  const parts = new Map<Table, Part>();
  const counts = new Map<string, number>();
  const waiting: { encoder: Encoder; bytes: Buffer }[] = [];
  let running: Promise<void> | undefined;
  let failure: unknown;

  let current: Promise<void> | undefined;

  const run = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      current = sendCopy(client, next);
      await current;
    }
  };
  const start = () => {
    running ??= run()
      .catch((error: unknown) => {
        failure = error;
        waiting.length = 0;
      })
      .finally(() => {
        running = undefined;
      });
  };
  const flush = (part: Part) => {
    if (part.used === 0) return;
    waiting.push({ encoder: part.encoder, bytes: part.bytes.subarray(0, part.used) });
    part.bytes = Buffer.allocUnsafe(CHUNK_BYTES);
    part.used = 0;
    start();
  };
  const settle = async () => {
    while (running) await running;
    if (failure) throw failure;
  };
  return {
    counts,
    write: (table, row) => {
      let part = parts.get(table);
      if (!part) {
        part = { encoder: makeEncoder(table), bytes: Buffer.allocUnsafe(CHUNK_BYTES), used: 0 };
        parts.set(table, part);
      }
      const line = part.encoder.line(row);
      const most = line.length * MOST_BYTES_A_LETTER;
      if (part.used + most > part.bytes.length) flush(part);
      if (most > part.bytes.length) part.bytes = Buffer.allocUnsafe(most);
      part.used += part.bytes.write(line, part.used);
      counts.set(part.encoder.name, (counts.get(part.encoder.name) ?? 0) + 1);
    },
    drain: async () => {
      while (waiting.length >= MOST_WAITING / 2 && !failure) await current?.catch(() => undefined);
      if (failure) throw failure;
      // Lets the connection move on while the story goes on.
      await setImmediate();
    },
    finish: async () => {
      for (const part of parts.values()) flush(part);
      await settle();
    },
  };
}

async function sendCopy(
  client: Client,
  { encoder, bytes }: { encoder: Encoder; bytes: Buffer },
): Promise<void> {
  const columns = encoder.columns.map((name) => `"${name}"`).join(', ');
  const stream = client.query(copyFrom(`copy ${encoder.name} (${columns}) from stdin`));
  const done = finished(stream);
  done.catch(() => undefined);
  if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), done]);
  stream.end();
  await done;
}
