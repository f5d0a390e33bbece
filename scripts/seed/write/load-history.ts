import type { Client } from 'pg';
import type { Outside } from '#domains/inventory/outside.ts';
import { openBook } from '../book/book.ts';
import { makeCourier } from '../story/message-courier.ts';
import { beginStory } from '../story/story.ts';
import { tellStory } from '../story/tell-story.ts';
import type { Witness } from '../story/witness.ts';
import { makeWitness } from '../story/write-witness.ts';
import type { World } from '../world/world.ts';
import { makeCopyWriter } from './copy-writer.ts';
import { foldAll } from './fold-all.ts';
import { prepareLoad, setSequences } from './prepare-load.ts';
import { writeClosing } from './write-closing.ts';
import { writeScenery } from './write-scenery.ts';
import { writeToday } from './write-today.ts';
import { writeTruth } from './write-truth.ts';

const KNOWN_UNTIL_DAYS = 3;
const DAY_MS = 86_400_000;
const TELL_EVERY = 500;
const DRAIN_EVERY = 10;

/**
 * Writes the whole history by COPY, in one transaction of the connection; then folds the postings and gathers statistics.
 * Memory holds the open orders, the customers and some megabytes of rows, however long the history is. Returns the
 * number of rows by table.
 */
export async function loadHistory(
  client: Client,
  world: World,
  facts: {
    outside: Outside;
    onProgress: (step: string, done: number, total: number) => void;
    /** Who watches; by default one who writes touches, messages and the truth. */
    witness?: Witness;
    /** From when on the channels sell what we do not know. */
    knownUntil?: number;
  },
): Promise<Record<string, number>> {
  const { outside, onProgress } = facts;
  await client.query('begin');
  try {
    await client.query(`set local maintenance_work_mem = '256MB'; set local synchronous_commit = off`);
    const first = await readCounters(client);
    const restore = await prepareLoad(client);
    const sink = makeCopyWriter(client);
    const book = openBook(world, { sink, outside, first });
    const witness = facts.witness ?? makeWitness({ world, book, sink, courier: makeCourier({ book, sink }) });
    const knownUntil = facts.knownUntil ?? world.until - KNOWN_UNTIL_DAYS * DAY_MS;
    const story = beginStory({ world, book, witness, knownUntil });
    await writeScenery(world, sink);
    let told = 0;
    for (const _ of tellStory(story)) {
      if (++told % TELL_EVERY === 0) onProgress('history', book.next.order - 1, world.orders);
      if (told % DRAIN_EVERY === 0) await sink.drain();
    }
    writeToday(book, sink);
    await writeClosing(book, sink);
    await writeTruth(world, story.people, sink);
    await sink.finish();
    onProgress('indexes', 0, 1);
    await restore();
    await setSequences(client);
    await markLastMessages(client, world);
    await client.query('commit');
    onProgress('figures', 0, 1);
    await foldAll(client);
    await client.query('analyze');
    return Object.fromEntries([...sink.counts].sort());
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Founding the business has left rows already; what is loaded goes on behind them. */
async function readCounters(client: Client): Promise<{ audit: number; event: number }> {
  const { rows } = await client.query<{ audit: string; event: string }>(
    `select (select coalesce(max(id), 0) + 1 from audit_log) as audit, (select coalesce(max(id), 0) + 1 from events) as event`,
  );
  return { audit: Number(rows[0]!.audit), event: Number(rows[0]!.event) };
}

/** The app has been silent for three hours: somebody should look. */
async function markLastMessages(client: Client, world: World): Promise<void> {
  await client.query(
    `update channels c set last_inbound_at = case when c.slug = 'app' then $1::timestamptz - interval '3 hours' else
       (select max(received_at) from inbox i where i.channel_id = c.id) end
     where c.slug in ('web', 'app', 'marketplace')`,
    [new Date(world.until)],
  );
}
