import { consents, customers, identities, stockLevels } from '#db/schema/index.ts';
import type { Book } from '../book/book.ts';
import { makeRandom } from '../random.ts';
import { type CopyWriter, DRAIN_EVERY } from './copy-writer.ts';
import { truthCustomers } from './truth-tables.ts';

const AGREES = 0.58;
const TAKES_BACK = 0.07;
const DAY_MS = 86_400_000;

/** Writes what is known only at the end: the levels, and the customers with all that was learnt of them. */
export async function writeClosing(book: Book, sink: CopyWriter): Promise<void> {
  await writeLevels(book, sink);
  await writeCustomers(book, sink);
}

async function writeLevels(book: Book, sink: CopyWriter): Promise<void> {
  const { world, stock } = book;
  const updatedAt = new Date(world.until);
  for (const variant of world.variants) {
    if (variant.index % DRAIN_EVERY === 0) await sink.drain();
    for (const place of world.places) {
      const cell = stock.cell(variant.index, place.index);
      const onHand = stock.onHand[cell]!;
      const safety = stock.safety[cell]!;
      if (onHand === 0 && safety === 0 && place.kind !== 'warehouse') continue;
      const reserved = stock.reserved[cell]!;
      sink.write(stockLevels, {
        variantId: variant.id,
        locationId: place.id,
        onHand,
        reserved,
        safety,
        updatedAt,
      });
    }
  }
}

async function writeCustomers(book: Book, sink: CopyWriter): Promise<void> {
  const random = makeRandom(book.world.seed, 'consents');
  let consent = 1;
  for (const customer of book.directory.all) {
    const { id, number, name, search, country, channelId } = customer;
    if (number % DRAIN_EVERY === 0) await sink.drain();
    const createdAt = new Date(customer.createdAt);
    const locale = null;
    sink.write(customers, {
      id,
      number,
      name,
      search,
      country,
      locale,
      firstChannelId: channelId,
      createdAt,
      updatedAt: createdAt,
    });
    for (const identity of customer.identities) {
      const { kind, value, source, at } = identity;
      sink.write(identities, {
        id: book.newId(at),
        customerId: id,
        kind,
        value,
        source,
        createdAt: new Date(at),
      });
    }
    for (const [personId, orders] of customer.people)
      sink.write(truthCustomers, { customerId: id, personId, orders });
    if (!random.chance(AGREES)) continue;
    const way = random.pick(['sms', 'sms', 'email', 'messenger'] as const);
    const said = { customerId: id, purpose: 'marketing' as const, way, source: 'checkout', proof: null };
    sink.write(consents, { id: consent++, ...said, isGranted: true, at: createdAt });
    const withdrawnAt = customer.createdAt + random.exponential(200) * DAY_MS;
    if (withdrawnAt < book.world.until && random.chance(TAKES_BACK)) {
      sink.write(consents, {
        id: consent++,
        ...said,
        isGranted: false,
        source: 'message',
        at: new Date(withdrawnAt),
      });
    }
  }
}
