import type { MappingTarget } from './suggest-mapping.ts';

/** Names of columns in files, separated by commas. */
const SYNONYMS = {
  sku: {
    en: 'stock code, item code, product code, article number, item no, variant sku, lineitem sku, product key, part number',
    fa: 'کد کالا, کد محصول, شناسه کالا',
    ar: 'رمز المنتج, كود المنتج, رمز الصنف, رقم الصنف',
    bg: 'артикул, код на артикул, код, каталожен номер, код на продукт',
  },
  barcode: {
    en: 'gtin, ean, ean 13, upc, isbn, variant barcode, gtin upc ean or isbn',
    fa: 'بارکد',
    ar: 'الباركود, باركود',
    bg: 'баркод, бар код',
  },
  title: {
    en: 'name, product name, product, item, item name, description, product title, lineitem name',
    fa: 'عنوان, نام کالا, نام محصول, شرح کالا, کالا, محصول',
    ar: 'اسم المنتج, المنتج, اسم الصنف, الصنف, الوصف',
    bg: 'име на продукт, наименование, продукт, стока, заглавие, описание',
  },
  variantTitle: {
    en: 'variant, variant name, option, size color, option 1 value',
    fa: 'تنوع, مدل, رنگ و سایز',
    ar: 'المتغير, النوع',
    bg: 'вариант, разновидност',
  },
  brand: {
    en: 'vendor, manufacturer, make',
    fa: 'برند, سازنده',
    ar: 'العلامة التجارية, الماركة',
    bg: 'марка, производител',
  },
  category: {
    en: 'product type, product category, type, category name, department',
    fa: 'دسته, دسته بندی, گروه کالا',
    ar: 'الفئة, التصنيف, القسم',
    bg: 'категория, вид, група',
  },
  price: {
    en: 'sale price, selling price, regular price, retail price, variant price, list price',
    fa: 'قیمت, قیمت فروش, بهای فروش',
    ar: 'السعر, سعر البيع',
    bg: 'цена, продажна цена, цена на дребно',
  },
  cost: {
    en: 'unit cost, cost price, cost per item, purchase price, standard cost',
    fa: 'قیمت خرید, بهای تمام شده, بهای خرید',
    ar: 'التكلفة, سعر الشراء, سعر التكلفة',
    bg: 'себестойност, покупна цена, доставна цена',
  },
  weightGrams: {
    en: 'weight, weight g, variant grams, grams',
    fa: 'وزن, وزن گرم',
    ar: 'الوزن',
    bg: 'тегло, тегло г',
  },
  location: {
    en: 'warehouse, store, shop, branch, location name, location id, site',
    fa: 'انبار, فروشگاه, شعبه, محل',
    ar: 'المستودع, المخزن, الفرع, الموقع',
    bg: 'склад, обект, локация, магазин',
  },
  onHand: {
    en: 'on hand, stock, in stock, stock level, inventory, on hand current, on hand new, quantity on hand, variant inventory qty, units in stock, available',
    fa: 'موجودی, موجودی انبار, تعداد موجودی',
    ar: 'المخزون, الكمية المتوفرة, الرصيد',
    bg: 'наличност, налично количество, количество на склад',
  },
  expectedOnHand: {
    en: 'expected quantity, expected on hand, previous quantity',
    fa: 'موجودی قبلی, موجودی مورد انتظار',
    ar: 'الكمية المتوقعة',
    bg: 'очаквана наличност, предишна наличност',
  },
  customerId: {
    en: 'customer id, customer key, customer number, customer no, client id, customer code',
    fa: 'کد مشتری, شناسه مشتری, شماره مشتری',
    ar: 'رقم العميل, رقم الزبون, معرف العميل',
    bg: 'клиентски номер, код на клиент, номер на клиент',
  },
  name: {
    en: 'full name, customer name, customer, client, client name, billing name, buyer',
    fa: 'نام, نام و نام خانوادگی, نام مشتری, مشتری, خریدار',
    ar: 'الاسم, الاسم الكامل, اسم العميل, العميل, اسم الزبون',
    bg: 'име, име и фамилия, име на клиент, клиент, купувач',
  },
  email: {
    en: 'e mail, email address, mail, customer email',
    fa: 'ایمیل, رایانامه, پست الکترونیک',
    ar: 'البريد الإلكتروني, الإيميل',
    bg: 'имейл, е поща, електронна поща',
  },
  phone: {
    en: 'telephone, mobile, phone number, mobile number, cell, tel, gsm',
    fa: 'تلفن, موبایل, شماره تماس, تلفن همراه, شماره موبایل',
    ar: 'الهاتف, الجوال, رقم الهاتف, رقم الجوال',
    bg: 'телефон, мобилен, телефонен номер',
  },
  address: {
    en: 'street, street address, address 1, shipping address',
    fa: 'نشانی, آدرس',
    ar: 'العنوان',
    bg: 'адрес, улица',
  },
  city: {
    en: 'town, shipping city, billing city',
    fa: 'شهر',
    ar: 'المدينة',
    bg: 'град, населено място',
  },
  postalCode: {
    en: 'zip, zip code, postcode, post code',
    fa: 'کد پستی, کدپستی',
    ar: 'الرمز البريدي',
    bg: 'пощенски код',
  },
  country: {
    en: 'country code, shipping country, billing country, country region',
    fa: 'کشور',
    ar: 'الدولة, البلد',
    bg: 'държава, страна',
  },
  birthday: {
    en: 'birth date, date of birth',
    fa: 'تاریخ تولد',
    ar: 'تاريخ الميلاد',
    bg: 'дата на раждане, рожден ден',
  },
  orderNumber: {
    en: 'order number, order no, order id, order, order key, invoice, invoice no, invoice number, receipt number',
    fa: 'شماره سفارش, شماره فاکتور, کد سفارش',
    ar: 'رقم الطلب, رقم الفاتورة',
    bg: 'номер на поръчка, поръчка, номер на фактура, поръчка номер',
  },
  lineNumber: {
    en: 'line no, line, order line, row number, position',
    fa: 'شماره ردیف, ردیف',
    ar: 'رقم السطر, السطر',
    bg: 'ред, номер на ред',
  },
  placedAt: {
    en: 'order date, date, invoice date, created at, purchase date, sold at, order time, date time',
    fa: 'تاریخ سفارش, تاریخ, تاریخ فاکتور, زمان سفارش',
    ar: 'تاريخ الطلب, التاريخ, تاريخ الفاتورة',
    bg: 'дата на поръчка, дата, дата на фактура, дата и час',
  },
  quantity: {
    en: 'qty, units, count, pieces, amount of items, lineitem quantity, order quantity',
    fa: 'تعداد, مقدار',
    ar: 'الكمية, العدد',
    bg: 'количество, брой, бройки',
  },
  unitPrice: {
    en: 'unit price, price per unit, price each, item price, lineitem price',
    fa: 'قیمت واحد, فی, مبلغ واحد',
    ar: 'سعر الوحدة',
    bg: 'единична цена, ед цена, цена за брой',
  },
  netPrice: {
    en: 'net price, net amount, price after discount, net unit price',
    fa: 'قیمت خالص, مبلغ خالص',
    ar: 'السعر الصافي, صافي السعر',
    bg: 'нетна цена, цена след отстъпка',
  },
  discount: {
    en: 'discount amount, rebate, lineitem discount',
    fa: 'تخفیف, مبلغ تخفیف',
    ar: 'الخصم, قيمة الخصم',
    bg: 'отстъпка, размер на отстъпката',
  },
  tax: {
    en: 'vat, tax amount, taxes',
    fa: 'مالیات, ارزش افزوده',
    ar: 'الضريبة, ضريبة القيمة المضافة',
    bg: 'ддс, данък',
  },
  shipping: {
    en: 'shipping cost, delivery fee, freight, shipping charged',
    fa: 'هزینه ارسال, کرایه حمل',
    ar: 'الشحن, رسوم التوصيل',
    bg: 'доставка, цена на доставка',
  },
  currency: {
    en: 'currency code',
    fa: 'ارز, واحد پول',
    ar: 'العملة',
    bg: 'валута, код на валута',
  },
  exchangeRate: {
    en: 'exchange rate, fx rate, rate, exchange',
    fa: 'نرخ ارز, نرخ تبدیل',
    ar: 'سعر الصرف',
    bg: 'обменен курс, валутен курс, курс',
  },
  channel: {
    en: 'sales channel, source, store, store key, store name, shop, platform',
    fa: 'کانال, کانال فروش, فروشگاه',
    ar: 'القناة, قناة البيع, المتجر',
    bg: 'канал, канал за продажба, магазин, източник',
  },
  status: {
    en: 'order status, financial status, fulfillment status, state',
    fa: 'وضعیت, وضعیت سفارش',
    ar: 'الحالة, حالة الطلب',
    bg: 'статус, състояние',
  },
} as const satisfies Record<string, Record<'en' | 'fa' | 'ar' | 'bg', string>>;

/** A field that some import can fill. */
export type ImportField = keyof typeof SYNONYMS;

/** The kinds of files that are imported. */
export type ImportKind = 'products' | 'stock' | 'customers' | 'orders';

const FIELDS: Record<ImportKind, { required: ImportField[]; optional: ImportField[] }> = {
  products: {
    required: ['sku', 'title'],
    optional: ['variantTitle', 'barcode', 'brand', 'category', 'price', 'cost', 'currency', 'weightGrams'],
  },
  stock: {
    required: ['sku', 'location', 'onHand'],
    optional: ['barcode', 'title', 'expectedOnHand', 'cost'],
  },
  customers: {
    required: ['name'],
    optional: ['customerId', 'email', 'phone', 'address', 'city', 'postalCode', 'country', 'birthday'],
  },
  orders: {
    required: ['orderNumber', 'placedAt', 'sku', 'quantity', 'unitPrice'],
    optional: [
      'lineNumber',
      'title',
      'netPrice',
      'discount',
      'tax',
      'shipping',
      'cost',
      'currency',
      'exchangeRate',
      'channel',
      'status',
      'customerId',
      'name',
      'email',
      'phone',
      'address',
      'city',
      'postalCode',
      'country',
    ],
  },
};

/** Names that mean another field in a file of this kind: a plain price in an order file is the price of one unit. */
const EXTRA: Partial<Record<ImportKind, Partial<Record<ImportField, readonly string[]>>>> = {
  orders: { unitPrice: namesOf('price') },
  stock: { onHand: namesOf('quantity') },
  customers: { customerId: ['id', 'شناسه', 'المعرف', 'номер'] },
};

/** The fields of an import with the names that files in Persian, Arabic, Bulgarian and English give them. */
export function importTargets(kind: ImportKind): (MappingTarget & { key: ImportField })[] {
  const { required, optional } = FIELDS[kind];
  return [...required, ...optional].map((key) => ({
    key,
    isRequired: required.includes(key),
    synonyms: [...namesOf(key), ...(EXTRA[kind]?.[key] ?? [])],
  }));
}

function namesOf(field: ImportField): string[] {
  return Object.values(SYNONYMS[field]).flatMap((names) => names.split(', '));
}
