/** Public pages on which a parcel can be followed, by how people write the carrier's name. */
const PAGES: readonly { names: RegExp; url: (number: string) => string }[] = [
  {
    names: /speedy|спиди/i,
    url: (number) => `https://www.speedy.bg/en/track-shipment?shipmentNumber=${number}`,
  },
  { names: /econt|еконт/i, url: (number) => `https://www.econt.com/en/services/track-shipment/${number}` },
  { names: /\bdhl\b/i, url: (number) => `https://www.dhl.com/en/express/tracking.html?AWB=${number}` },
  { names: /\bups\b/i, url: (number) => `https://www.ups.com/track?tracknum=${number}` },
  { names: /fedex/i, url: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}` },
  {
    names: /aramex|أرامكس|ارامكس/i,
    url: (number) => `https://www.aramex.com/track/results?ShipmentNumber=${number}`,
  },
  {
    names: /iran post|پست ایران|شرکت پست/i,
    url: (number) => `https://tracking.post.ir/search.aspx?id=${number}`,
  },
  {
    names: /royal mail/i,
    url: (number) => `https://www.royalmail.com/track-your-item#/tracking-results/${number}`,
  },
];

/** The page on which a parcel of a carrier can be followed; null for carriers that we do not know. Asks nobody. */
export function trackingUrl(name: string, trackingNumber: string): string | null {
  const page = PAGES.find(({ names }) => names.test(name));
  return page && trackingNumber !== '' ? page.url(encodeURIComponent(trackingNumber)) : null;
}
