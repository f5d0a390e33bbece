import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportKind, importTargets } from './column-synonyms.ts';
import { normaliseHeader, suggestMapping } from './suggest-mapping.ts';

const map = (kind: ImportKind, headers: string[]) => {
  const { mapped } = suggestMapping(headers, importTargets(kind));
  return headers.map((_, index) => mapped.find((each) => each.index === index)?.key ?? null);
};

describe('the proposed mapping of a file', () => {
  it('fits the sales file of a British gift shop', () => {
    const headers = [
      'InvoiceNo',
      'StockCode',
      'Description',
      'Quantity',
      'InvoiceDate',
      'UnitPrice',
      'CustomerID',
      'Country',
    ];
    expect(map('orders', headers)).toEqual([
      'orderNumber',
      'sku',
      'title',
      'quantity',
      'placedAt',
      'unitPrice',
      'customerId',
      'country',
    ]);
  });

  it('fits the sales file of an electronics chain', () => {
    const headers = [
      'OrderKey',
      'LineNumber',
      'OrderDate',
      'DeliveryDate',
      'CustomerKey',
      'StoreKey',
      'ProductKey',
      'Quantity',
      'UnitPrice',
      'NetPrice',
      'UnitCost',
      'CurrencyCode',
      'ExchangeRate',
    ];
    expect(map('orders', headers)).toEqual([
      'orderNumber',
      'lineNumber',
      'placedAt',
      null,
      'customerId',
      'channel',
      'sku',
      'quantity',
      'unitPrice',
      'netPrice',
      'cost',
      'currency',
      'exchangeRate',
    ]);
  });

  it('fits Persian, Arabic and Bulgarian headers, whatever keyboard wrote them', () => {
    expect(map('products', ['كد كالا', 'نام کالا', 'قيمت فروش', 'بارکد'])).toEqual([
      'sku',
      'title',
      'price',
      'barcode',
    ]);
    expect(map('stock', ['رمز المنتج', 'المستودع', 'الكمية المتوفرة'])).toEqual([
      'sku',
      'location',
      'onHand',
    ]);
    expect(map('customers', ['Клиентски №', 'ИМЕ И ФАМИЛИЯ', 'Е-поща', 'Телефон', 'Град'])).toEqual([
      'customerId',
      'name',
      'email',
      'phone',
      'city',
    ]);
    expect(map('orders', ['شماره سفارش', 'تاریخ', 'کد کالا', 'تعداد', 'قیمت', 'تخفیف'])).toEqual([
      'orderNumber',
      'placedAt',
      'sku',
      'quantity',
      'unitPrice',
      'discount',
    ]);
  });

  it('forgives a slip of the finger', () => {
    expect(map('products', ['Prodcut code', 'Titel', 'Barcod'])).toEqual(['sku', null, 'barcode']);
  });

  it('names what it left out and what is missing', () => {
    const seen = suggestMapping(['SKU', 'Colour of the box', ''], importTargets('products'));
    expect(seen.unmappedHeaders).toEqual(['Colour of the box', '']);
    expect(seen.missingRequired).toEqual(['title']);
  });

  it('gives every column and every field at most once, for any headers', () => {
    const names = fc.constantFrom(
      'sku',
      'price',
      'Price',
      'unit price',
      'stock',
      'qty',
      'store',
      '__proto__',
      'constructor',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(names, fc.string({ unit: 'binary' })), { maxLength: 30 }), (headers) => {
        const { mapped, unmappedHeaders } = suggestMapping(headers, importTargets('orders'));
        expect(new Set(mapped.map(({ key }) => key)).size).toBe(mapped.length);
        expect(new Set(mapped.map(({ index }) => index)).size).toBe(mapped.length);
        expect(mapped.length + unmappedHeaders.length).toBe(headers.length);
      }),
    );
  });

  it.each(['products', 'stock', 'customers', 'orders'] as const)(
    'knows each name of a field of %s by itself',
    (kind) => {
      for (const { key, synonyms } of importTargets(kind)) {
        for (const name of synonyms)
          expect({ name, keys: keysOf(kind, name) }).toEqual({ name, keys: expect.arrayContaining([key]) });
      }
    },
  );
});

/** The fields that bear this very name; a word may stand for two where only the other columns tell them apart. */
function keysOf(kind: ImportKind, name: string): string[] {
  const same = ({ synonyms }: { synonyms: readonly string[] }) =>
    synonyms.some((synonym) => normaliseHeader(synonym) === normaliseHeader(name));
  return importTargets(kind)
    .filter(same)
    .map(({ key }) => key);
}
