import {
  barcodes,
  channelFees,
  channelLocations,
  channels,
  listings,
  locations,
  products,
  variants,
} from '#db/schema/index.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { dayIn } from '#lib/time.ts';
import { makeIds, makeRandom } from '../random.ts';
import type { World } from '../world/world.ts';
import { type CopyWriter, DRAIN_EVERY } from './copy-writer.ts';
import type { Sink } from './sink.ts';

const BACKORDERS = 0.7;

/** Writes everything that is there before the first day: places, channels with fees, goods with codes and listings. */
export async function writeScenery(world: World, sink: CopyWriter): Promise<void> {
  writePlaces(world, sink);
  writeChannels(world, sink);
  await writeGoods(world, sink);
}

function writePlaces(world: World, sink: Sink): void {
  const { country } = world.words.business;
  for (const { index: _, ...place } of world.places) {
    sink.write(locations, { ...place, country, isCounted: true, createdAt: new Date(world.start) });
  }
}

function writeChannels(world: World, sink: Sink): void {
  const at = new Date(world.start);
  const newId = makeIds(makeRandom(world.seed, 'fee-ids'));
  const { reportingCurrency, timeZone } = world.words.business;
  const validFrom = dayIn(timeZone, new Date(world.start - 86_400_000));
  for (const channel of world.channels) {
    const { id, slug, name, kind, connector, buffer } = channel;
    sink.write(channels, {
      id,
      slug,
      name,
      kind,
      connector,
      buffer,
      currency: reportingCurrency,
      createdAt: at,
    });
    channel.serves.forEach((place, rank) => {
      sink.write(channelLocations, { channelId: id, locationId: world.places[place]!.id, rank });
    });
    for (const { method, ...fee } of channel.fees) {
      sink.write(channelFees, {
        id: newId(world.start),
        channelId: id,
        ...fee,
        paymentMethod: method,
        validFrom,
      });
    }
  }
}

async function writeGoods(world: World, sink: CopyWriter): Promise<void> {
  const at = new Date(world.start);
  const random = makeRandom(world.seed, 'backorders');
  const listed = world.channels.filter((channel) => ['web', 'app', 'marketplace'].includes(channel.slug));
  for (const [index, product] of world.products.entries()) {
    if (index % DRAIN_EVERY === 0) await sink.drain();
    const { id, title, brand, category } = product;
    const search = normaliseForSearch([title, brand, category].join(' '));
    sink.write(products, { id, title, brand, category, search, createdAt: at, updatedAt: at });
    const allowsBackorder = random.chance(BACKORDERS);
    for (const position of product.variants) {
      const variant = world.variants[position]!;
      const { barcode } = variant;
      sink.write(variants, {
        id: variant.id,
        productId: id,
        sku: variant.sku,
        title: variant.title,
        options: variant.options,
        weightGrams: variant.weightGrams,
        priceMinor: variant.priceMinor,
        costMicros: variant.costMicros,
        allowsBackorder,
        reorderPoint: Math.max(2, Math.ceil(world.unitsPerWeek * variant.popularity * 3)),
        search: normaliseForSearch([variant.sku, variant.title, barcode, brand].join(' ')),
        createdAt: at,
        updatedAt: at,
      });
      sink.write(barcodes, { code: barcode.padStart(14, '0'), scannedAs: barcode, variantId: variant.id });
      for (const channel of listed) {
        const externalId = `${channel.slug}-${100_000 + position}`;
        sink.write(listings, { channelId: channel.id, externalId, variantId: variant.id, updatedAt: at });
      }
    }
  }
}
