import { findHeader } from '../read/find-header.ts';
import type { SpendShape } from '../spend-contract.ts';

const SPENT = /^amount spent \(([A-Z]{3})\)$/i;
const NAMES = {
  day: ['day', 'reporting starts'],
  campaign: ['campaign name'],
  adGroup: ['ad set name'],
  currency: ['currency'],
  impressions: ['impressions'],
  clicks: ['link clicks', 'clicks (all)'],
  claimedConversions: ['purchases', 'website purchases', 'results'],
  claimedValue: ['purchases conversion value', 'website purchases conversion value'],
};

/** A report of campaigns by day out of Meta Ads: "Campaign name", "Day", "Amount spent (EUR)". */
export const metaAds: SpendShape = {
  platform: 'meta',
  columnsOf: (headers) => {
    const spend = headers.find((header) => SPENT.test(header.trim()));
    const found = Object.fromEntries(
      Object.entries(NAMES).flatMap(([field, names]) => {
        const header = findHeader(headers, names);
        return header === null ? [] : [[field, header]];
      }),
    );
    return spend && found.day && found.campaign ? { ...found, spend } : null;
  },
  currencyOf: (headers) =>
    headers.map((header) => SPENT.exec(header.trim())?.[1]?.toUpperCase()).find(Boolean) ?? null,
};
