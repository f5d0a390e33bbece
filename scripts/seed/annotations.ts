import type { Database } from '#db/client.ts';
import { addAnnotation } from '#domains/analytics/board/annotations/add-annotation.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { makeIds, makeRandom } from './random.ts';
import type { World } from './world/world.ts';

type Told = { sale: string; outage: string; feast: string };

const WORDS: Record<World['words']['locale'], Told> = {
  en: {
    sale: 'Weekend sale in all channels',
    outage: 'No orders come in from the app',
    feast: 'Quiet days after Christmas',
  },
  fa: {
    sale: 'حراج چندروزه در همهٔ کانال‌ها',
    outage: 'از اپلیکیشن سفارشی نمی‌رسد',
    feast: 'تعطیلات نوروز',
  },
  ar: {
    sale: 'تخفيضات لأيام في كل القنوات',
    outage: 'لا تصل طلبات من التطبيق',
    feast: 'عيد الأم',
  },
  bg: {
    sale: 'Разпродажба във всички канали',
    outage: 'От приложението не идват поръчки',
    feast: 'Тихите дни след Коледа',
  },
};

/** The story sells more than twice as much in its last days. */
const SALE_DAYS = 3;

/** The feast that the story knows of, as month and day. */
const FEASTS: Record<World['words']['locale'], { from: string; to: string }> = {
  en: { from: '12-24', to: '12-31' },
  fa: { from: '03-20', to: '04-02' },
  ar: { from: '03-12', to: '03-21' },
  bg: { from: '12-24', to: '12-31' },
};

/** What the story tells of some days, for the charts: the sale of these days, the silent app, and the last feast. */
export async function seedAnnotations(db: Database, world: World): Promise<void> {
  const newId = makeIds(makeRandom(world.seed, 'annotation ids'));
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const { locale, business } = world.words;
  const { sale, outage, feast } = WORDS[locale];
  const today = dayIn(business.timeZone, ctx.now);
  const app = world.channels.find(({ slug }) => slug === 'app')!;
  const notes = [
    {
      kind: 'campaign',
      startsOn: addDays(today, 1 - SALE_DAYS),
      endsOn: today,
      channelId: null,
      text: sale,
    },
    { kind: 'outage', startsOn: today, endsOn: today, channelId: app.id, text: outage },
    { kind: 'holiday', ...lastFeast(FEASTS[locale], today), channelId: null, text: feast },
  ] as const;
  for (const note of notes) await addAnnotation(ctx, { id: newId(world.until), ...note });
}

function lastFeast({ from, to }: { from: string; to: string }, today: string) {
  const year = Number(today.slice(0, 4));
  const of = to < today.slice(5) ? year : year - 1;
  return { startsOn: `${of}-${from}`, endsOn: `${of}-${to}` };
}
