/** Somebody's address as carriers want it; only what is known. */
export type CarrierAddress = {
  name: string;
  phone: string | null;
  lines: string;
  city: string;
  region: string;
  postcode: string;
  country: string;
};

/** A parcel that a carrier is asked about. Weight in grams, sides in millimetres. */
export type CarrierParcel = {
  number: number;
  orderNumber: number;
  weightGrams: number;
  size: { lengthMm: number; widthMm: number; heightMm: number } | null;
  from: CarrierAddress;
  to: CarrierAddress | null;
  trackingNumber: string | null;
};

/** What a carrier asks for a parcel, in minor units of a currency. */
export type CarrierRate = { service: string; amountMinor: number; currency: string; days: number | null };

/** What stands on a label: the code in its bars, and the carrier's own words below them (sorting codes and such). */
export type CarrierLabel = { code: string; trackingNumber: string | null; words: readonly string[] };

/** Something that happened to a parcel on its way. */
export type CarrierStep = {
  at: Date;
  status: 'taken' | 'moving' | 'delivered' | 'returned' | 'problem';
  words: string;
};

/**
 * A carrier. One folder per vendor under connectors/carrier-<name>/ translates these four questions to the vendor's
 * interface and back; it decides nothing and touches no table. What a vendor cannot do, it answers with nothing.
 * @throws UNAVAILABLE when the vendor does not answer in time; the question may be asked again.
 */
export type Carrier = {
  key: string;
  /** Whether this carrier goes by the name that staff wrote. */
  isNamed: (name: string) => boolean;
  rate: (parcel: CarrierParcel) => Promise<readonly CarrierRate[]>;
  label: (parcel: CarrierParcel) => Promise<CarrierLabel>;
  track: (trackingNumber: string) => Promise<readonly CarrierStep[]>;
  cancel: (trackingNumber: string) => Promise<boolean>;
  /** Where a person follows a parcel; null when the carrier has no such page. */
  trackingUrl: (name: string, trackingNumber: string) => string | null;
};
