import { costs } from '#db/schema/index.ts';
import type { Book } from './book.ts';
import { postInBook, recordInBook } from './record.ts';

/** A cost that the business has on a day; amounts in minor units of the reporting currency. */
export type WantedCost = {
  id: string;
  at: number;
  day: string;
  kind: 'shipping' | 'packing' | 'advertising' | 'rent' | 'labour' | 'subscription';
  channelId: string;
  locationId: string | null;
  amountMinor: number;
  campaign: string | null;
};

const ACCOUNTS = {
  shipping: 'fulfilmentMinor',
  packing: 'fulfilmentMinor',
  advertising: 'marketingMinor',
  rent: 'fixedMinor',
  labour: 'fixedMinor',
  subscription: 'fixedMinor',
} as const;

/** As `addCost`. */
export function costInBook(book: Book, wanted: WantedCost): void {
  const { at: atMs, ...cost } = wanted;
  const at = new Date(atMs);
  book.sink.write(costs, { ...cost, currency: book.business.reportingCurrency, rate: '1', createdAt: at });
  postInBook(book, {
    kind: 'cost',
    at,
    day: cost.day,
    channelId: cost.channelId,
    locationId: cost.locationId,
    causeId: cost.id,
    amounts: { [ACCOUNTS[cost.kind]]: cost.amountMinor },
  });
  const { channelId } = cost;
  recordInBook(book, at, 'cost.write', {
    subjectKind: 'cost',
    subjectId: cost.id,
    summary: { kind: cost.kind, day: cost.day, reportedMinor: cost.amountMinor },
    events: [
      { kind: 'cost.changed', subjectKind: 'cost', subjectId: cost.id, channelId },
      { kind: 'channel.changed', subjectKind: 'channel', subjectId: channelId, channelId },
    ],
  });
}
