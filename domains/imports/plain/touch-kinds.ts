import { FILE_KINDS, type ToldTouch } from '#domains/marketing/tracking/write-touches.ts';

/** How files name the kinds, in small letters; our own words stand by themselves. */
const WORDS: Record<ToldTouch['kind'], string> = {
  view: 'page view, product view, viewed, بازدید صفحه, مشاهده, مشاهدة, преглед',
  search: 'searched, جستجو, جست‌وجو, بحث, търсене',
  cart: 'add to cart, added to cart, سبد, سبد خرید, سلة, количка',
  checkout: 'began checkout, تسویه, پرداخت, دفع, каса',
  message: 'chat, sms, email, dm, پیام, چت, رسالة, съобщение',
  call: 'phone, phone call, تلفن, تماس, مكالمة, اتصال, обаждане',
  visit: 'shop visit, store visit, مراجعه, زيارة, посещение',
  ad_click: 'ad click, click, advertisement, تبلیغ, کلیک, إعلان, نقرة, реклама, клик',
  review: 'rating, feedback, نظر, دیدگاه, تقييم, отзив',
  event: 'other, رویداد, حدث, събитие',
};

const KINDS = new Map(
  FILE_KINDS.flatMap((kind) => [kind, ...WORDS[kind].split(', ')].map((word) => [word, kind] as const)),
);

/** The kind of touch that a file's word means; null for a word that nobody knows. */
export function touchKindOf(word: string): ToldTouch['kind'] | null {
  return KINDS.get(word.toLowerCase()) ?? null;
}
