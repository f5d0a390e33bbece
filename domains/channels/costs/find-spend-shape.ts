import { googleAds } from '#connectors/ads-google/shape.ts';
import { metaAds } from '#connectors/ads-meta/shape.ts';
import type { SpendShape } from '#connectors/spend-contract.ts';

const SHAPES: Record<string, SpendShape> = { 'google-ads': googleAds, 'meta-ads': metaAds };

/** The platforms whose reports of spend are known by their headers. */
export const SPEND_SHAPES: readonly string[] = Object.keys(SHAPES);

/** What the columns of a report of spend are, and in what currency where a header says so. */
export type FoundShape = {
  name: string;
  platform: string;
  columns: Record<string, string>;
  currency: string | null;
};

/** Whose report of spend a file is, by its headers; null for one that no known platform writes. */
export function findSpendShape(headers: readonly string[]): FoundShape | null {
  for (const [name, shape] of Object.entries(SHAPES)) {
    const columns = shape.columnsOf(headers);
    if (columns) return { name, platform: shape.platform, columns, currency: shape.currencyOf(headers) };
  }
  return null;
}
