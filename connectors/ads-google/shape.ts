import { findHeader } from '../read/find-header.ts';
import type { SpendShape } from '../spend-contract.ts';

const NAMES = {
  day: ['day', 'date'],
  campaign: ['campaign'],
  adGroup: ['ad group'],
  spend: ['cost'],
  currency: ['currency code', 'currency'],
  impressions: ['impr.', 'impressions'],
  clicks: ['clicks'],
  claimedConversions: ['conversions', 'all conv.'],
  claimedValue: ['conv. value', 'all conv. value', 'total conv. value'],
};

/** A report of campaigns by day out of Google Ads: "Day", "Campaign", "Cost", "Impr.". */
export const googleAds: SpendShape = {
  platform: 'google',
  columnsOf: (headers) => {
    const isOwn = ['impr.', 'avg. cpc', 'conv. value'].some((name) => findHeader(headers, [name]) !== null);
    const found = Object.fromEntries(
      Object.entries(NAMES).flatMap(([field, names]) => {
        const header = findHeader(headers, names);
        return header === null ? [] : [[field, header]];
      }),
    );
    return isOwn && found.day && found.campaign && found.spend ? found : null;
  },
  currencyOf: () => null,
};
