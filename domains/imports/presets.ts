import type { ImportKind } from './fields.ts';
import { Mapping, type Reading } from './mapping.ts';

/** A known kind of file: its mapping, and how its cells are written where that is certain. */
export type Preset = { mapping: Mapping; reading: Partial<Reading> };

const YEAR_FIRST = { decimalSign: '.', dateOrder: 'yearFirst', calendar: 'gregorian' } as const;

const PRESETS: Record<string, Partial<Record<ImportKind, Preset>>> = {
  'online-retail': {
    orders: {
      mapping: Mapping.parse({
        columns: {
          orderNumber: 'InvoiceNo',
          sku: 'StockCode',
          title: 'Description',
          quantity: 'Quantity',
          placedAt: 'InvoiceDate',
          unitPrice: 'UnitPrice',
          customerId: 'CustomerID',
          country: 'Country',
        },
        blanks: ['nan'],
        amountsIn: 'GBP',
        customerSource: 'online-retail',
        rule: 'online-retail',
      }),
      reading: YEAR_FIRST,
    },
  },
  contoso: {
    products: {
      mapping: Mapping.parse({
        columns: {
          sku: 'product_key',
          barcode: 'product_code',
          title: 'product_name',
          brand: 'brand',
          category: 'sub_category_name',
          price: 'price',
          cost: 'cost',
        },
        amountsIn: 'USD',
      }),
      reading: YEAR_FIRST,
    },
    rates: {
      mapping: Mapping.parse({
        columns: {
          day: 'date',
          currency: 'from_currency',
          toCurrency: 'to_currency',
          exchangeRate: 'exchange',
        },
        amountsIn: 'USD',
      }),
      reading: YEAR_FIRST,
    },
    customers: {
      mapping: Mapping.parse({
        columns: {
          customerId: 'customer_key',
          givenName: 'given_name',
          surname: 'surname',
          address: 'street_address',
          city: 'city',
          postalCode: 'zip_code',
          country: 'country',
        },
        customerSource: 'contoso',
      }),
      reading: YEAR_FIRST,
    },
    orders: {
      mapping: Mapping.parse({
        columns: {
          orderNumber: 'order_key',
          lineNumber: 'line_number',
          placedAt: 'order_date',
          deliveredAt: 'delivery_date',
          customerId: 'customer_key',
          channel: 'store_key',
          sku: 'product_key',
          quantity: 'quantity',
          unitPrice: 'unit_price',
          netPrice: 'net_price',
          cost: 'unit_cost',
          paidCurrency: 'currency_code',
          paidRate: 'exchange_rate',
        },
        channels: {
          values: { '999999': { slug: 'contoso-online', name: 'Online shop', kind: 'web' } },
          otherwise: { slug: 'contoso-stores', name: 'Stores', kind: 'store' },
        },
        amountsIn: 'USD',
        customerSource: 'contoso',
      }),
      reading: YEAR_FIRST,
    },
  },
};

/** The presets' names. `generic` stands for none: columns are proposed from their headers. */
export const PRESET_NAMES: readonly string[] = ['generic', ...Object.keys(PRESETS)];

/** The preset for a kind of file; undefined for `generic` and for kinds that it has no file of. */
export function findPreset(name: string, kind: ImportKind): Preset | undefined {
  return PRESETS[name]?.[kind];
}
