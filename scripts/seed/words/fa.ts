import type { Words } from './words.ts';

/** A homeware and gift shop in Iran; amounts are rials. */
export const fa: Words = {
  locale: 'fa',
  business: {
    name: 'خانهٔ نارون',
    country: 'IR',
    reportingCurrency: 'IRR',
    timeZone: 'Asia/Tehran',
    calendar: 'jalali',
    showToman: true,
    taxRates: { standard: 1000 },
  },
  priceUnitMinor: 600_000,
  priceStepMinor: 50_000,
  firstNames: (
    'آرش:arash آزاده:azadeh آناهیتا:anahita امیر:amir بابک:babak بهار:bahar بهرام:bahram پروانه:parvaneh پویا:pouya ترانه:taraneh ' +
    'جواد:javad حسین:hossein دریا:darya رضا:reza رویا:roya زهرا:zahra سارا:sara سامان:saman سپیده:sepideh سیاوش:siavash ' +
    'شیرین:shirin علی:ali غزل:ghazal فاطمه:fatemeh فرهاد:farhad کاوه:kaveh کیان:kian لیلا:leila محمد:mohammad مریم:maryam ' +
    'مینا:mina نازنین:nazanin نگار:negar نیما:nima هستی:hasti یاسمن:yasaman'
  ).split(' '),
  lastNames: (
    'احمدی:ahmadi اکبری:akbari امینی:amini بهرامی:bahrami پارسا:parsa تهرانی:tehrani جعفری:jafari حسینی:hosseini حیدری:heydari ' +
    'خسروی:khosravi دانش:danesh رحیمی:rahimi رستمی:rostami رضایی:rezaei زارع:zare سعیدی:saeedi سلطانی:soltani شریفی:sharifi ' +
    'شیرازی:shirazi صادقی:sadeghi صالحی:salehi طاهری:taheri عباسی:abbasi فرهادی:farhadi قاسمی:ghasemi کاظمی:kazemi کریمی:karimi ' +
    'محمودی:mahmoudi مرادی:moradi موسوی:mousavi نادری:naderi نوری:nouri هاشمی:hashemi یزدانی:yazdani یوسفی:yousefi'
  ).split(' '),
  fullName: (first, last) => `${first} ${last}`,
  cities: [
    { name: 'تهران', region: 'تهران', latitude: 35.689, longitude: 51.389 },
    { name: 'اصفهان', region: 'اصفهان', latitude: 32.654, longitude: 51.668 },
    { name: 'شیراز', region: 'فارس', latitude: 29.592, longitude: 52.584 },
    { name: 'مشهد', region: 'خراسان رضوی', latitude: 36.297, longitude: 59.606 },
    { name: 'تبریز', region: 'آذربایجان شرقی', latitude: 38.08, longitude: 46.292 },
    { name: 'رشت', region: 'گیلان', latitude: 37.281, longitude: 49.583 },
    { name: 'کرمان', region: 'کرمان', latitude: 30.284, longitude: 57.083 },
    { name: 'یزد', region: 'یزد', latitude: 31.897, longitude: 54.357 },
  ],
  streets: [
    'خیابان سرو',
    'خیابان حافظ',
    'کوچهٔ نسترن',
    'بلوار بهار',
    'خیابان گلستان',
    'کوچهٔ یاس',
    'خیابان سعدی',
    'بلوار چمران',
  ],
  addressLine: (street, house) => `${street}، پلاک ${house}`,
  postcode: (digits) => `1${String(digits % 1_000_000_000).padStart(9, '3')}`,
  phone: (digits) => `+9891${String(digits % 100_000_000).padStart(8, '0')}`,
  categories: [
    {
      name: 'آشپزخانه',
      nouns: ['ماگ', 'قوری', 'کاسهٔ سالاد', 'تختهٔ نان', 'پارچ', 'جای ادویه', 'پیش‌بند', 'ملاقه'],
      variesBy: 'colour',
      from: 6,
      to: 45,
    },
    {
      name: 'اتاق خواب',
      nouns: ['شال مبل', 'روبالشی', 'روتختی', 'چراغ خواب', 'لحاف', 'ملحفه'],
      variesBy: 'both',
      from: 14,
      to: 110,
    },
    {
      name: 'پوشاک',
      nouns: ['پیراهن کتان', 'ژاکت', 'شال پشمی', 'لباس خواب', 'جوراب', 'بارانی'],
      variesBy: 'both',
      from: 9,
      to: 95,
    },
    {
      name: 'تزیینی',
      nouns: ['گلدان', 'شمع', 'قاب عکس', 'ساعت دیواری', 'حلقه گل', 'آینه'],
      variesBy: 'colour',
      from: 8,
      to: 80,
    },
    {
      name: 'هدیه',
      nouns: ['دفتر یادداشت', 'جعبهٔ صابون', 'بستهٔ چای', 'پازل', 'کارت هدیه‌نویس', 'جاکلیدی'],
      variesBy: 'nothing',
      from: 4,
      to: 35,
    },
    {
      name: 'کودک',
      nouns: ['قطار چوبی', 'خرگوش پارچه‌ای', 'کتاب قصه', 'حلقهٔ هوش', 'جعبهٔ رنگ'],
      variesBy: 'nothing',
      from: 7,
      to: 50,
    },
  ],
  collections:
    'یاس,نارنج,دماوند,کویر,پردیس,مهتاب,سپیدار,ترنج,بنفشه,خزر,زعفران,آفتاب,نسترن,پونه,انار,هزاردستان'.split(
      ',',
    ),
  brands: ['نارون', 'کارگاه ترنج', 'دست‌ساز', 'گرمخانه', 'خرگوشک'],
  colours: ['سفید', 'سبز مریمی', 'سرمه‌ای', 'آجری', 'زغالی', 'خردلی', 'گلبهی', 'آبی آسمانی'],
  sizes: ['S', 'M', 'L', 'XL'],
  titleOf: (noun, collection) => `${noun} «${collection}»`,
  places: {
    warehouses: ['انبار شمس‌آباد', 'انبار مورچه‌خورت'],
    shop: (city) => `فروشگاه ${city}`,
    quarantine: 'قفسهٔ بررسی',
  },
  channels: {
    shops: 'فروشگاه‌ها',
    web: 'فروشگاه اینترنتی',
    app: 'اپلیکیشن',
    marketplace: 'بازارگاه',
    instagram: 'اینستاگرام',
    telegram: 'تلگرام',
    whatsapp: 'واتس‌اپ',
    phone: 'تلفن',
  },
  notes: [
    'لطفاً زنگ را دوبار بزنید.',
    'هدیه است؛ فاکتور داخل بسته نباشد.',
    'اگر نبودیم به همسایه بدهید.',
    'پیش از آمدن تماس بگیرید.',
  ],
  returnReasons: ['کوچک بود', 'مثل عکس نبود', 'آسیب‌دیده رسید', 'منصرف شدم', 'کار نمی‌کند'],
  cancelReasons: ['اشتباهی دوبار سفارش دادم', 'ارسال طول می‌کشد', 'در فروشگاه پیدا کردم', 'نشانی اشتباه بود'],
  questions: ['بستهٔ من کجاست؟', 'رنگ دیگرش هم هست؟', 'می‌شود از فروشگاه تحویل بگیرم؟', 'چطور پس بدهم؟'],
};
