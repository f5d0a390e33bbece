import type { Words } from './words.ts';

/** A homeware and gift shop in Egypt. */
export const ar: Words = {
  locale: 'ar',
  business: {
    name: 'بيت الياسمين',
    country: 'EG',
    reportingCurrency: 'EGP',
    timeZone: 'Africa/Cairo',
    calendar: 'gregorian',
    showToman: false,
    taxRates: { standard: 1400 },
  },
  priceUnitMinor: 3_200,
  priceStepMinor: 500,
  firstNames: (
    'أحمد:ahmed أمل:amal أمينة:amina باسم:basem بسمة:basma جمال:gamal جنى:jana حسن:hassan حنان:hanan خالد:khaled داليا:dalia ' +
    'رامي:ramy رانيا:rania ريم:reem زياد:ziad سارة:sarah سامح:sameh سلمى:salma سمير:samir شيماء:shaimaa طارق:tarek عمر:omar ' +
    'فرح:farah كريم:karim ليلى:layla ماجد:maged محمود:mahmoud مروة:marwa مصطفى:mostafa منى:mona نادية:nadia نورا:noura ' +
    'هالة:hala هشام:hesham ياسر:yasser يوسف:youssef'
  ).split(' '),
  lastNames: (
    'إبراهيم:ibrahim الأسيوطي:elassiouty البنا:elbanna الجمال:elgammal الحداد:elhaddad الخطيب:elkhatib الدسوقي:eldesouky ' +
    'الزيات:elzayat السيد:elsayed الشافعي:elshafei الصاوي:elsawy الطحان:eltahhan العطار:elattar الغزالي:elghazaly الفقي:elfeky ' +
    'القاضي:elkady المصري:elmasry النجار:elnaggar الهواري:elhawary بدوي:badawy جاد:gad حجازي:hegazy درويش:darwish رشدي:roshdy ' +
    'زكي:zaki سالم:salem شوقي:shawky صبري:sabry عبدالله:abdallah عوض:awad فهمي:fahmy قنديل:qandil كامل:kamel منصور:mansour نصار:nassar'
  ).split(' '),
  fullName: (first, last) => `${first} ${last}`,
  cities: [
    { name: 'القاهرة', region: 'القاهرة', latitude: 30.044, longitude: 31.236 },
    { name: 'الإسكندرية', region: 'الإسكندرية', latitude: 31.2, longitude: 29.919 },
    { name: 'الجيزة', region: 'الجيزة', latitude: 30.013, longitude: 31.209 },
    { name: 'المنصورة', region: 'الدقهلية', latitude: 31.041, longitude: 31.379 },
    { name: 'طنطا', region: 'الغربية', latitude: 30.787, longitude: 31.0 },
    { name: 'أسيوط', region: 'أسيوط', latitude: 27.181, longitude: 31.184 },
    { name: 'الأقصر', region: 'الأقصر', latitude: 25.687, longitude: 32.64 },
    { name: 'بورسعيد', region: 'بورسعيد', latitude: 31.265, longitude: 32.302 },
  ],
  streets: [
    'شارع النخيل',
    'شارع النيل',
    'شارع الورود',
    'شارع الجامعة',
    'شارع البحر',
    'شارع الياسمين',
    'شارع السوق',
    'شارع الحرية',
  ],
  addressLine: (street, house) => `${house} ${street}`,
  postcode: (digits) => String(11_000 + (digits % 80_000)),
  phone: (digits) => `+201${digits % 3}${String(digits % 100_000_000).padStart(8, '2')}`,
  categories: [
    {
      name: 'المطبخ',
      nouns: ['كوب', 'إبريق شاي', 'طبق سلطة', 'لوح تقطيع', 'دورق', 'برطمان توابل', 'مريلة', 'مغرفة'],
      variesBy: 'colour',
      from: 6,
      to: 45,
    },
    {
      name: 'غرفة النوم',
      nouns: ['بطانية', 'كيس وسادة', 'غطاء لحاف', 'مصباح سرير', 'لحاف', 'ملاءة'],
      variesBy: 'both',
      from: 14,
      to: 110,
    },
    {
      name: 'الملابس',
      nouns: ['قميص كتان', 'سترة صوف', 'وشاح', 'بيجاما', 'جوارب', 'معطف مطر'],
      variesBy: 'both',
      from: 9,
      to: 95,
    },
    {
      name: 'الزينة',
      nouns: ['مزهرية', 'شمعة', 'إطار صورة', 'ساعة حائط', 'إكليل', 'مرآة'],
      variesBy: 'colour',
      from: 8,
      to: 80,
    },
    {
      name: 'الهدايا',
      nouns: ['دفتر', 'علبة صابون', 'تشكيلة شاي', 'أحجية', 'بطاقات تهنئة', 'ميدالية مفاتيح'],
      variesBy: 'nothing',
      from: 4,
      to: 35,
    },
    {
      name: 'الأطفال',
      nouns: ['قطار خشبي', 'أرنب قماش', 'كتاب حكايات', 'حلقات ملونة', 'علبة ألوان'],
      variesBy: 'nothing',
      from: 7,
      to: 50,
    },
  ],
  collections:
    'ياسمين,نرجس,واحة,سيوة,النخيل,لؤلؤ,ريحان,عنبر,القمر,فيروز,زمرد,الفجر,بستان,نسيم,زعفران,الدلتا'.split(','),
  brands: ['بيت الياسمين', 'ورشة الواحة', 'صنع اليد', 'دفء', 'أرنوب'],
  colours: ['أبيض', 'أخضر فاتح', 'كحلي', 'طيني', 'فحمي', 'خردلي', 'وردي', 'سماوي'],
  sizes: ['S', 'M', 'L', 'XL'],
  titleOf: (noun, collection) => `${noun} «${collection}»`,
  places: {
    warehouses: ['مخزن العبور', 'مخزن برج العرب'],
    shop: (city) => `فرع ${city}`,
    quarantine: 'رف الفحص',
  },
  channels: {
    shops: 'الفروع',
    web: 'المتجر الإلكتروني',
    app: 'التطبيق',
    marketplace: 'السوق الإلكتروني',
    instagram: 'إنستغرام',
    telegram: 'تيليغرام',
    whatsapp: 'واتساب',
    phone: 'الهاتف',
  },
  notes: [
    'يرجى الاتصال قبل الوصول.',
    'هدية: بدون فاتورة داخل الطرد من فضلكم.',
    'اتركوها عند البواب إذا لم نكن موجودين.',
    'التسليم بعد العصر.',
  ],
  returnReasons: ['المقاس صغير', 'ليس كما في الصورة', 'وصل تالفا', 'غيرت رأيي', 'لا يعمل'],
  cancelReasons: ['طلبت مرتين بالخطأ', 'التوصيل يستغرق وقتا طويلا', 'وجدته في الفرع', 'العنوان خطأ'],
  questions: ['أين طردي؟', 'هل يوجد لون آخر؟', 'هل يمكنني الاستلام من الفرع؟', 'كيف أرجع المنتج؟'],
};
