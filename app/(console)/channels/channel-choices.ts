/** The kinds of channels and the ways they speak, in the order in which they are offered. */
export const KIND_CHOICES = ['web', 'store', 'marketplace', 'social', 'app', 'phone'] as const;

/** How messages of a channel come: entered by hand, in our own shape, or as a vendor sends them. */
export const CONNECTOR_CHOICES = ['manual', 'pishkhan', 'shopify', 'woocommerce'] as const;

/** What the forms of a channel are filled with. */
export type ChannelFormFacts = {
  name: string;
  kind: (typeof KIND_CHOICES)[number];
  connector: string;
  currency: string;
  timeZone: string | null;
  buffer: number;
  shipWithinDays: number | null;
  locationIds: readonly string[];
};

/** A location that may serve a channel. */
export type ServingLocation = { id: string; name: string; code: string };

/** Whether goods are sold from a place: in use, and neither under way nor locked away. */
export function isServing(place: { isActive: boolean; kind: string }): boolean {
  return place.isActive && (place.kind === 'warehouse' || place.kind === 'store');
}
