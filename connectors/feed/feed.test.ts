import { describe, expect, it } from 'vitest';
import type { ListingSource } from '../listing-contract.ts';
import { shopifyListings } from '../shopify/read-listings.ts';
import { woocommerceListings } from '../woocommerce/read-listings.ts';
import { feedListings } from './read-listings.ts';

const SOURCE: ListingSource = {
  url: 'https://shop.example/feed',
  token: null,
  currency: 'EUR',
  timeZone: 'UTC',
};
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (body: string | Uint8Array, source = SOURCE) =>
  feedListings.read(
    { request: feedListings.first(source), headers: {}, body: typeof body === 'string' ? bytes(body) : body },
    source,
  );

const RSS = `<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>
<item><g:id>CUP</g:id><title>Tea &amp; cup</title><description><![CDATA[<p>For tea</p>]]></description>
<link>https://shop.example/cup</link><g:price>12.50 EUR</g:price><g:sale_price>9.99 EUR</g:sale_price>
<g:availability>in_stock</g:availability><g:gtin>4006381333931</g:gtin><g:max_handling_time>2</g:max_handling_time>
<g:shipping><g:price>4.90 EUR</g:price></g:shipping></item>
<item><g:id>POT</g:id><title>Pot</title><g:price>1.234 EUR</g:price></item>
</channel></rss>`;

describe('reading a product feed', () => {
  it('reads Google’s XML: the sale price is the price, the usual one stands crossed out, shipping is not the price', async () => {
    const { listings, refused } = await read(RSS);
    expect(refused).toBe(1);
    expect(listings).toEqual([
      {
        externalId: 'CUP',
        sku: 'CUP',
        barcode: '4006381333931',
        currency: 'EUR',
        priceMinor: 999,
        compareAtMinor: 1250,
        includesTax: null,
        stockUnits: null,
        inStock: true,
        title: 'Tea & cup',
        description: '<p>For tea</p>',
        promiseDays: 2,
        url: 'https://shop.example/cup',
      },
    ]);
  });

  it('reads tabs, semicolons and JSON, in digits of any script', async () => {
    const tabs = await read('id\ttitle\tprice\tavailability\nCUP\tCup\t12.50 EUR\tout of stock\n');
    expect(tabs.listings).toMatchObject([{ sku: 'CUP', priceMinor: 1250, inStock: false }]);
    const rial = { ...SOURCE, currency: 'IRR' };
    const table = await read(
      'sku;title;price;quantity\nCUP;فنجان;۱۲٬۵۰۰;۳\nPOT;قوری;۱۲۵۰۰;۴\n'.replaceAll('٬', ','),
      rial,
    );
    expect(table.listings).toMatchObject([
      { priceMinor: 12_500, currency: 'IRR', stockUnits: 3 },
      { priceMinor: 12_500, stockUnits: 4 },
    ]);
    const json = await read(
      '{"items":[{"externalId":12345678901234567890,"sku":"CUP","price":12.5,"promiseDays":1}]}',
    );
    expect(json.listings).toMatchObject([
      { externalId: '12345678901234567890', priceMinor: 1250, promiseDays: 1 },
    ]);
  });

  it('reads letters of an old encoding as they were meant', async () => {
    const cyrillic = Buffer.from([
      0xd7, 0xe0, 0xf8, 0xe0, 0x20, 0xe7, 0xe0, 0x20, 0xf7, 0xe0, 0xe9, 0x20, 0xe8, 0x20, 0xea, 0xe0, 0xed,
      0xe0, 0x20, 0xe7, 0xe0,
    ]);
    const body = Buffer.concat([Buffer.from('sku;title;price\nCUP;'), cyrillic, Buffer.from(';5,00\n')]);
    expect((await read(body)).listings).toMatchObject([{ title: 'Чаша за чай и кана за', priceMinor: 500 }]);
  });

  it('refuses entities of its own, bombs and endless nesting', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss><item><id>&b;</id></item></rss>`;
    await expect(read(bomb)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const outside = `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><id>CUP</id><title>&x;</title></item></rss>`;
    await expect(read(outside)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(read(`<rss>${'<a>'.repeat(5_000)}`)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(read('<rss><item><id>CUP</id>')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('refuses what holds no listings, and survives a huge one without growing beyond it', async () => {
    await expect(read('<html><body><item>Sign in</item></body></html>')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(read('{"error":"no"}')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(read(`sku,price\n${'A,1\n'.repeat(200_001)}`)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    const long = await read(`sku,description\nCUP,"${'x'.repeat(100_000)}"\n`);
    expect(long.listings[0]!.description).toHaveLength(20_000);
  });

  it('takes a formula for text, and no address but one of the web', async () => {
    const { listings } = await read(
      'sku,title,price,link\nCUP,"=HYPERLINK(""http://x"")",5,javascript:alert(1)\n',
    );
    expect(listings).toMatchObject([{ title: '=HYPERLINK("http://x")', url: null }]);
  });

  it('guesses no amount', async () => {
    const amounts = ['1.234 EUR', 'EUR 1,234', '12,5', '1.234,56', '1,234.56', 'free', '-5', '12.50 XXQ'];
    const { listings } = await read(JSON.stringify(amounts.map((price, at) => ({ sku: `S${at}`, price }))));
    expect(listings.map(({ sku, priceMinor }) => [sku, priceMinor])).toEqual([
      ['S2', 1250],
      ['S3', 123_456],
      ['S4', 123_456],
    ]);
  });
});

describe('reading a shop', () => {
  it('follows Shopify’s pages on its own host only', async () => {
    const source = { ...SOURCE, url: 'https://tea.example', token: 'shpat_1' };
    const request = shopifyListings.first(source);
    expect(request.headers['x-shopify-access-token']).toBe('shpat_1');
    const body = bytes(
      JSON.stringify({
        products: [{ id: 1, title: 'Cup', variants: [{ id: 2, sku: 'CUP', price: '9.00' }] }],
      }),
    );
    const page = (link: string) => shopifyListings.read({ request, headers: { link }, body }, source);
    const own = await page('<https://tea.example/admin/api/2026-10/products.json?page_info=x>; rel="next"');
    expect(own.products).toHaveLength(1);
    expect(own.more.map(({ url }) => url)).toEqual([
      'https://tea.example/admin/api/2026-10/products.json?page_info=x',
    ]);
    expect((await page('<https://evil.example/x>; rel="next"')).more).toEqual([]);
  });

  it('asks WooCommerce for further pages and for the variations of variable products', async () => {
    const source = { ...SOURCE, url: 'https://tea.example', token: 'ck:cs' };
    const request = woocommerceListings.first(source);
    const body = bytes(
      JSON.stringify([{ id: 7, type: 'variable', name: 'Cup', status: 'publish', variations: [8, 9] }]),
    );
    const { more } = await woocommerceListings.read(
      { request, headers: { 'x-wp-totalpages': '2' }, body },
      source,
    );
    expect(more.map(({ url }) => new URL(url).pathname + new URL(url).searchParams.get('page'))).toEqual([
      '/wp-json/wc/v3/products2',
      '/wp-json/wc/v3/products/7/variations1',
    ]);
    expect(more[0]!.headers.authorization).toBe(`Basic ${btoa('ck:cs')}`);
  });
});
