import type { World } from '../world/world.ts';

type Found = { note: string; task: string };
type Which = 'fields' | 'delivery' | 'queue';

/** What the test purchases of the demo found, and what is to be done. */
export const WALK_WORDS: Record<World['words']['locale'], Record<Which, Found>> = {
  en: {
    fields: {
      note: 'Fourteen fields, and the phone number is asked for twice.',
      task: 'Shorten the checkout form',
    },
    delivery: {
      note: 'The price of delivery appears only at the last step.',
      task: 'Show the price of delivery in the basket',
    },
    queue: {
      note: 'Seven minutes in the queue; one of two tills was closed.',
      task: 'Second till open from five',
    },
  },
  fa: {
    fields: {
      note: 'چهارده خانه پر کردم و شمارهٔ موبایل را دو بار پرسید.',
      task: 'کوتاه‌کردن فرم تسویه‌حساب',
    },
    delivery: {
      note: 'هزینهٔ ارسال فقط در مرحلهٔ آخر معلوم می‌شود.',
      task: 'نشان‌دادن هزینهٔ ارسال در سبد خرید',
    },
    queue: { note: 'هفت دقیقه در صف؛ از دو صندوق یکی بسته بود.', task: 'صندوق دوم از ساعت پنج باز باشد' },
  },
  ar: {
    fields: { note: 'أربعة عشر حقلًا، ورقم الهاتف يُطلب مرتين.', task: 'اختصار نموذج إتمام الشراء' },
    delivery: { note: 'سعر التوصيل لا يظهر إلا في الخطوة الأخيرة.', task: 'إظهار سعر التوصيل في السلة' },
    queue: {
      note: 'سبع دقائق في الطابور، وأحد الصندوقين مغلق.',
      task: 'فتح الصندوق الثاني من الساعة الخامسة',
    },
  },
  bg: {
    fields: {
      note: 'Четиринайсет полета, а телефонът се иска два пъти.',
      task: 'По-кратък формуляр за поръчка',
    },
    delivery: {
      note: 'Цената на доставката се вижда чак на последната стъпка.',
      task: 'Цената на доставката да личи в количката',
    },
    queue: {
      note: 'Седем минути опашка; едната от двете каси беше затворена.',
      task: 'Втора каса от пет часа нататък',
    },
  },
};
