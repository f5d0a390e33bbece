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

/** Words that also say who spoke. */
const SPOKEN: Record<'message' | 'call', Record<'in' | 'out', string>> = {
  message: {
    in: 'incoming message, message in, received message, inbound message, پیام دریافتی, پیام ورودی, رسالة واردة, входящо съобщение',
    out: 'outgoing message, message out, sent message, outbound message, reply, answer, پیام ارسالی, پیام خروجی, پاسخ, رسالة صادرة, رد, изходящо съобщение, отговор',
  },
  call: {
    in: 'incoming call, call in, inbound call, missed call, تماس ورودی, تماس دریافتی, تماس بی‌پاسخ, مكالمة واردة, مكالمة فائتة, входящо обаждане, пропуснато обаждане',
    out: 'outgoing call, call out, outbound call, تماس خروجی, مكالمة صادرة, изходящо обаждане',
  },
};

/** What a file's word says of a touch. */
export type TouchWord = Pick<ToldTouch, 'kind' | 'direction'>;

const KINDS = new Map<string, TouchWord>(
  FILE_KINDS.flatMap((kind) =>
    [kind, ...WORDS[kind].split(', ')].map((word) => [word, { kind, direction: null }] as const),
  ),
);
for (const kind of ['message', 'call'] as const) {
  for (const direction of ['in', 'out'] as const) {
    for (const word of SPOKEN[kind][direction].split(', ')) KINDS.set(word, { kind, direction });
  }
}

/** The kind of touch that a file's word means, and who spoke where it says so; null for a word that nobody knows. */
export function touchKindOf(word: string): TouchWord | null {
  return KINDS.get(word.toLowerCase()) ?? null;
}
