import type { Reader } from '#db/client.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { AppError } from '#lib/errors.ts';
import type { Mapping, Reading } from '../mapping.ts';
import { CellReader } from '../rows/read-cells.ts';
import type { OrderRowContext } from '../rows/read-order-row.ts';
import { cellFinder } from '../rows/row-cells.ts';

type Channel = { id: string; slug: string; currency: string };

/** Looks up once what every row of an order file is read with. @throws INVALID_INPUT without a channel, or live without a location. */
export async function readOrderContext(
  db: Reader,
  at: {
    headers: readonly string[];
    mapping: Mapping;
    reading: Reading;
    channelId: string | null;
    locationId: string | null;
  },
): Promise<OrderRowContext> {
  const business = await getBusiness(db);
  const channels = await readChannels(db);
  const own = channels.find((channel) => channel.id === at.channelId);
  if (!own && !at.mapping.channels && !at.mapping.columns.channel)
    throw new AppError('INVALID_INPUT', 'Say which channel these orders came by.', {
      details: { reason: 'sayChannel' },
    });
  if (at.mapping.stock === 'live' && !at.locationId)
    throw new AppError('INVALID_INPUT', 'Live orders take goods from a location: say which.', {
      details: { reason: 'sayPlace' },
    });
  const places = await readPlaces(db);
  return {
    mapping: at.mapping,
    cells: new CellReader(at.reading, business.timeZone),
    findCells: cellFinder(at.headers, at.mapping),
    currency: own?.currency ?? business.reportingCurrency,
    channelOf: channelFinder(channels, at.mapping, own),
    locationOf: (code) => places.get(code),
    rateOf: await rateFinder(db, business.reportingCurrency),
  };
}

async function readChannels(db: Reader): Promise<Channel[]> {
  const { rows } = await db.$client.query<Channel>('select id, slug, currency from channels order by slug');
  return rows;
}

function channelFinder(channels: Channel[], mapping: Mapping, own: Channel | undefined) {
  const bySlug = new Map(channels.map((channel) => [channel.slug, channel]));
  return (value: string): Channel | undefined => {
    const { channels: meanings } = mapping;
    if (!meanings) return mapping.columns.channel && value !== '' ? bySlug.get(value) : own;
    const meaning = Object.hasOwn(meanings.values, value) ? meanings.values[value] : meanings.otherwise;
    return meaning ? bySlug.get(meaning.slug) : undefined;
  };
}

async function readPlaces(db: Reader): Promise<Map<string, string>> {
  const { rows } = await db.$client.query<{ code: string; id: string }>(
    'select code, id from locations where is_counted',
  );
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** The newest rate that is not younger than the day; `1` for the reporting currency itself. */
async function rateFinder(db: Reader, reporting: string): Promise<OrderRowContext['rateOf']> {
  const { rows } = await db.$client.query<{ currency: string; day: string; rate: string }>(
    'select currency, day::text, rate::text from exchange_rates order by currency, day',
  );
  const rates = Map.groupBy(rows, (row) => row.currency);
  return (currency, day) => {
    if (currency === reporting) return '1';
    return rates.get(currency)?.findLast((row) => row.day <= day)?.rate;
  };
}
