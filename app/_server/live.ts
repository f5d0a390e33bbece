import 'server-only';
import { Client } from 'pg';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';

const CHANNEL = 'live';
const RETRY_MS = 1_000;

type Listener = (topics: string[]) => void;
type Hub = { listeners: Set<Listener>; connecting?: Promise<void> };

// On the global object, because Next keeps pages and routes in separate copies of a module.
const shared = globalThis as typeof globalThis & { pishkhanLive?: Hub };
shared.pishkhanLive ??= { listeners: new Set() };
const hub = shared.pishkhanLive;

/**
 * Hears what commands of every process announce (domains/events/announce.ts), through one connection per process.
 * While that connection is away announcements are lost; everybody is told to read all again when it is back.
 * The returned function ends the listening.
 */
export async function hearChanges(listener: Listener): Promise<() => void> {
  hub.listeners.add(listener);
  hub.connecting ??= listen();
  await hub.connecting;
  return () => void hub.listeners.delete(listener);
}

/** Told instead of topics when nobody knows what was missed. */
const EVERYTHING = [
  'order',
  'stock',
  'product',
  'customer',
  'channel',
  'import',
  'inbox',
  'settings',
  'team',
  'cost',
];

function listen(): Promise<void> {
  const client = new Client({ connectionString: env().DATABASE_URL });
  client.on('notification', ({ payload }) => tellAll((payload ?? '').split(',')));
  client.on('error', (error) => log.warn({ err: error }, 'the live connection broke'));
  client.once('end', reconnectLater);
  const connecting = client.connect().then(async () => {
    await client.query(`listen ${CHANNEL}`);
  });
  connecting.catch(reconnectLater);
  return connecting;
}

function reconnectLater(): void {
  hub.connecting = undefined;
  setTimeout(() => {
    if (hub.listeners.size === 0 || hub.connecting) return;
    hub.connecting = listen();
    hub.connecting.then(
      () => tellAll(EVERYTHING),
      () => undefined,
    );
  }, RETRY_MS).unref();
}

function tellAll(topics: string[]): void {
  for (const listener of hub.listeners) {
    try {
      listener(topics);
    } catch (error) {
      // One screen that cannot be told must not keep the news from all the others.
      hub.listeners.delete(listener);
      log.warn({ err: error }, 'a screen could not be told of a change');
    }
  }
}
