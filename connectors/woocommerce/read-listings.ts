import type { ListingReader, ListingRequest, ListingSource } from '../listing-contract.ts';
import { productsOf } from '../read/products-of.ts';
import { woocommerce } from './connector.ts';

const API = '/wp-json/wc/v3/products';
const PER_PAGE = 100;
const VARIATIONS = /\/products\/\d+\/variations/;

/** Products of a WooCommerce shop, page by page; the variations of a variable one are asked for by themselves. */
export const woocommerceListings: ListingReader = {
  first: (source) => ask(`${API}?status=publish&orderby=id&order=asc&per_page=${PER_PAGE}&page=1`, source),
  read: async ({ request, headers, body }, source) => {
    const isVariations = VARIATIONS.test(new URL(request.url).pathname);
    const read = productsOf(woocommerce, { body, source, resource: isVariations ? 'variant' : 'product' });
    const variable = read.products.filter((product) => product.otherVariantExternalIds.length > 0);
    const more = [
      ...nextPage(request, headers['x-wp-totalpages']),
      ...variable.map(
        (product) =>
          `${API}/${encodeURIComponent(product.externalId)}/variations?per_page=${PER_PAGE}&page=1`,
      ),
    ];
    return { ...read, listings: [], more: more.map((path) => ask(path, source)) };
  },
};

function nextPage(request: ListingRequest, total: string | undefined): string[] {
  const url = new URL(request.url);
  const page = Number(url.searchParams.get('page') ?? 1);
  if (!(page < Number(total ?? 0))) return [];
  url.searchParams.set('page', String(page + 1));
  return [`${url.pathname}${url.search}`];
}

function ask(path: string, { url, token }: ListingSource): ListingRequest {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token !== null) headers.authorization = `Basic ${Buffer.from(token).toString('base64')}`;
  return { url: new URL(path, url).href, headers };
}
