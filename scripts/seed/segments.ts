import type { Database } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import type { RuleGroup } from '#domains/segments/conditions.ts';
import { createSegment } from '#domains/segments/create-segment.ts';
import { refreshSegments } from '#domains/segments/refresh/refresh-segments.ts';
import type { World } from './world/world.ts';

type Named = { name: string; description: string };
type Which = 'once' | 'best' | 'lapsing' | 'both' | 'mail';

/** Five groups that every shop looks at. */
const RULES: Record<Which, (shop: { web: string[]; stores: string[] }) => RuleGroup> = {
  once: () => ({
    kind: 'all',
    of: [
      { kind: 'number', fact: 'orders', is: 'atLeast', value: 1 },
      { kind: 'number', fact: 'orders', is: 'atMost', value: 1 },
      { kind: 'days', fact: 'lastOrder', is: 'before', days: 60 },
      { kind: 'days', fact: 'lastOrder', is: 'within', days: 180 },
    ],
  }),
  best: () => ({ kind: 'all', of: [{ kind: 'number', fact: 'moneyScore', is: 'atLeast', value: 5 }] }),
  lapsing: () => ({
    kind: 'all',
    of: [
      { kind: 'number', fact: 'orders', is: 'atLeast', value: 3 },
      { kind: 'number', fact: 'alive', is: 'atMost', value: 50 },
    ],
  }),
  both: ({ web, stores }) => ({
    kind: 'all',
    of: [
      { kind: 'list', fact: 'boughtIn', values: web },
      { kind: 'list', fact: 'boughtIn', values: stores },
    ],
  }),
  mail: () => ({
    kind: 'all',
    of: [
      { kind: 'reachable', way: 'email' },
      { kind: 'none', of: [{ kind: 'withdrew', purpose: 'marketing', way: 'email', days: 365 }] },
    ],
  }),
};

const ORDER: readonly Which[] = ['once', 'best', 'lapsing', 'both', 'mail'];

const WORDS: Record<World['words']['locale'], Record<Which, Named>> = {
  en: {
    once: {
      name: 'Bought once, not again',
      description: 'One order, two to six months ago. A reason to come back.',
    },
    best: { name: 'Best fifth', description: 'The fifth that spent most. To be thanked, not discounted.' },
    lapsing: {
      name: 'Slipping away',
      description: 'Regulars who are probably no longer coming. Ask what went wrong.',
    },
    both: {
      name: 'Web and shop',
      description: 'Bought on the web and over the counter: they know all of us.',
    },
    mail: { name: 'Newsletter', description: 'Agreed to marketing by e-mail, and have an address.' },
  },
  fa: {
    once: { name: 'یک‌بار خریدها', description: 'یک سفارش، دو تا شش ماه پیش. بهانه‌ای برای برگشتن می‌خواهند.' },
    best: {
      name: 'یک‌پنجم برتر',
      description: 'یک‌پنجمی که بیشترین خرید را کرده‌اند. قدردانی می‌خواهند، نه تخفیف.',
    },
    lapsing: { name: 'در حال رفتن', description: 'مشتریان پابرجایی که احتمالاً دیگر نمی‌آیند. بپرسید چه شد.' },
    both: { name: 'سایت و فروشگاه', description: 'هم از سایت خریده‌اند و هم حضوری؛ همهٔ ما را می‌شناسند.' },
    mail: { name: 'خبرنامه', description: 'با بازاریابی از راه ایمیل موافقت کرده‌اند و نشانی دارند.' },
  },
  ar: {
    once: { name: 'اشتروا مرة واحدة', description: 'طلب واحد قبل شهرين إلى ستة أشهر. يحتاجون سببًا للعودة.' },
    best: { name: 'الخُمس الأفضل', description: 'الخُمس الأكثر إنفاقًا. يستحقون الشكر لا الخصم.' },
    lapsing: { name: 'على وشك الرحيل', description: 'زبائن دائمون لم يعودوا على الأرجح. اسألوهم عمّا حدث.' },
    both: { name: 'الموقع والمتجر', description: 'اشتروا من الموقع ومن المتجر، ويعرفوننا جميعًا.' },
    mail: { name: 'النشرة البريدية', description: 'وافقوا على التسويق بالبريد الإلكتروني ولديهم عنوان.' },
  },
  bg: {
    once: {
      name: 'Купили веднъж',
      description: 'Една поръчка преди два до шест месеца. Търсят повод да се върнат.',
    },
    best: {
      name: 'Най-добрата пета',
      description: 'Петата част, похарчила най-много. За благодарност, не за отстъпка.',
    },
    lapsing: {
      name: 'На път да си тръгнат',
      description: 'Редовни клиенти, които вероятно вече не идват. Попитайте какво се е объркало.',
    },
    both: { name: 'Сайт и магазин', description: 'Купували са и от сайта, и на място: познават ни изцяло.' },
    mail: { name: 'Бюлетин', description: 'Съгласни са с маркетинг по имейл и имат адрес.' },
  },
};

/** Five segments of the demo business, made by the command of the screen, and who is in them. */
export async function seedSegments(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const { rows } = await db.$client.query<{ web: string[]; stores: string[] }>(
    `select coalesce(array_agg(id) filter (where kind = 'web'), '{}') as web,
       coalesce(array_agg(id) filter (where kind = 'store'), '{}') as stores from channels`,
  );
  const shop = rows[0]!;
  for (const which of ORDER) {
    if (which === 'both' && (shop.web.length === 0 || shop.stores.length === 0)) continue;
    const rule = { version: 1 as const, rule: RULES[which](shop) };
    await createSegment(ctx, { ...WORDS[world.words.locale][which], rule });
  }
  await refreshSegments(ctx);
}
