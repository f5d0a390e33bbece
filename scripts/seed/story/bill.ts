import { costInBook, type WantedCost } from '../book/cost-in-book.ts';
import type { Words } from '../words/words.ts';
import type { Happening } from './happening.ts';
import { averageOrderMinor, type DemandDay } from './plan-demand.ts';
import type { Story } from './story.ts';

type Bill = Omit<WantedCost, 'id' | 'at' | 'day'>;

const PARCEL_PRICE = 5.2;
const PACKING_PRICE = 0.6;
const RENT_SHARE = 0.1;
const SHOP_WAGE_SHARE = 0.15;
const ONLINE_WAGE_SHARE = 0.1;
const SUBSCRIPTION_SHARE = 0.012;

/** The bills of a day: advertising, parcels and packing; on the first of a month rents, wages and subscriptions. */
export function billDay(story: Story, day: DemandDay): Happening[] {
  const at = day.endsAt - 60_000;
  const { words, channels } = story.world;
  const bills: Bill[] = [];
  const channelId = (slug: string) => channels.find((channel) => channel.slug === slug)!.id;
  for (const { campaign, spendMinor } of day.campaigns) {
    bills.push({
      kind: 'advertising',
      channelId: channelId(campaign.channel),
      locationId: null,
      amountMinor: spendMinor,
      campaign: campaign.name,
    });
  }
  for (const channel of channels) {
    const parcels = story.shipped[channel.index]!;
    story.shipped[channel.index] = 0;
    if (parcels === 0) continue;
    const bill = { channelId: channel.id, locationId: null, campaign: null };
    const { shippingMinor, packingMinor } = priceOfParcel(words);
    bills.push({ ...bill, kind: 'shipping', amountMinor: parcels * shippingMinor });
    bills.push({ ...bill, kind: 'packing', amountMinor: parcels * packingMinor });
  }
  if (day.day.endsWith('-01')) bills.push(...monthlyBills(story));
  return bills
    .filter((bill) => bill.amountMinor > 0)
    .map((bill) => pay(story, { ...bill, id: story.newId(at), at, day: day.day }));
}

/** What a parcel truly costs. */
export function priceOfParcel({ priceUnitMinor }: Pick<Words, 'priceUnitMinor'>) {
  return {
    shippingMinor: Math.round(PARCEL_PRICE * priceUnitMinor),
    packingMinor: Math.round(PACKING_PRICE * priceUnitMinor),
  };
}

function monthlyBills(story: Story): Bill[] {
  const { world } = story;
  const monthlySales = (averageOrderMinor(world) * world.orders) / world.months;
  const shops = world.places.filter((place) => place.kind === 'store');
  return world.channels.flatMap((channel): Bill[] => {
    const sales = monthlySales * channel.share;
    const bill = { channelId: channel.id, locationId: null, campaign: null };
    if (channel.kind !== 'store') {
      return [
        { ...bill, kind: 'labour' as const, amountMinor: Math.round(sales * ONLINE_WAGE_SHARE) },
        { ...bill, kind: 'subscription' as const, amountMinor: Math.round(sales * SUBSCRIPTION_SHARE) },
      ];
    }
    return shops.flatMap((shop) => [
      {
        ...bill,
        kind: 'rent' as const,
        locationId: shop.id,
        amountMinor: Math.round((sales * RENT_SHARE) / shops.length),
      },
      {
        ...bill,
        kind: 'labour' as const,
        locationId: shop.id,
        amountMinor: Math.round((sales * SHOP_WAGE_SHARE) / shops.length),
      },
    ]);
  });
}

function pay(story: Story, wanted: WantedCost): Happening {
  costInBook(story.book, wanted);
  return { kind: 'cost', at: wanted.at, wanted };
}
