import type { ChannelConnector, ResourceKind } from '../contract.ts';
import type { ListingSource } from '../listing-contract.ts';
import type { ChannelProduct } from '../shapes.ts';

/** The products in a shop's answer, and how many items could not be read. */
export function productsOf(
  connector: ChannelConnector,
  {
    body,
    source,
    resource = 'product',
  }: { body: Uint8Array; source: ListingSource; resource?: ResourceKind },
): { products: ChannelProduct[]; refused: number } {
  const { timeZone, currency } = source;
  const items = connector.parseResource({ resource, body }, { timeZone, currency });
  const products = items.flatMap((item) =>
    item.isOk && item.message.kind === 'product' ? [item.message.product] : [],
  );
  return { products, refused: items.filter((item) => !item.isOk).length };
}
