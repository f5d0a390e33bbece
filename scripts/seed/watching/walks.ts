import type { Database } from '#db/client.ts';
import { addFinding } from '#domains/analytics/effort/walks/add-finding.ts';
import { saveChecklist } from '#domains/analytics/effort/walks/save-checklist.ts';
import { finishFinding } from '#domains/analytics/effort/walks/settle-finding.ts';
import { startWalk } from '#domains/analytics/effort/walks/start-walk.ts';
import { tellStep } from '#domains/analytics/effort/walks/tell-step.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { addDays, dayIn } from '#lib/time.ts';
import ar from '#messages/ar/effort.json' with { type: 'json' };
import bg from '#messages/bg/effort.json' with { type: 'json' };
import en from '#messages/en/effort.json' with { type: 'json' };
import fa from '#messages/fa/effort.json' with { type: 'json' };
import type { World } from '../world/world.ts';
import { WALK_WORDS } from './walk-words.ts';

const DAY_MS = 86_400_000;
const TEMPLATES = { ar, bg, en, fa };
const SOON_DAYS = 5;
const LATER_DAYS = 20;

type Step = keyof typeof en.template;
type Told = { step: Step; minutes: number; bad?: 'fields' | 'delivery' | 'queue' };

/** Two test purchases: the web shop two weeks ago, and a shop this week. */
const WALKS: readonly { slug: string; daysBack: number; steps: readonly Told[] }[] = [
  {
    slug: 'web',
    daysBack: 13,
    steps: [
      { step: 'discover', minutes: 3 },
      { step: 'search', minutes: 2 },
      { step: 'product', minutes: 4 },
      { step: 'basket', minutes: 3, bad: 'delivery' },
      { step: 'pay', minutes: 9, bad: 'fields' },
      { step: 'confirmation', minutes: 1 },
    ],
  },
  {
    slug: 'shops',
    daysBack: 3,
    steps: [
      { step: 'enter', minutes: 1 },
      { step: 'staff', minutes: 4 },
      { step: 'till', minutes: 11, bad: 'queue' },
      { step: 'takeBack', minutes: 6 },
    ],
  },
];

/** Somebody bought as customers do and told how each step went: what went wrong is a task, and one is done already. */
export async function seedWalks(db: Database, world: World): Promise<void> {
  const { timeZone } = world.words.business;
  const template = TEMPLATES[world.words.locale].template;
  const { rows } = await db.$client.query<{ id: string; name: string }>(
    `select id, name from users where role = 'manager' order by id limit 1`,
  );
  const { id: managerId, name } = rows[0]!;
  const actor: Ctx['actor'] = { kind: 'user', id: managerId, name, role: 'manager' };
  for (const { slug, daysBack, steps } of WALKS) {
    const ctx: Ctx = { db, actor, now: new Date(world.until - daysBack * DAY_MS) };
    const channelId = world.channels.find((channel) => channel.slug === slug)!.id;
    const checklist = steps.map(({ step }) => template[step]);
    await saveChecklist({ ...ctx, actor: SYSTEM }, { channelId, steps: checklist });
    const walkedOn = dayIn(timeZone, ctx.now);
    const { walkId } = await startWalk(ctx, { channelId, walkedOn, steps: checklist });
    for (const [position, told] of steps.entries()) {
      await tell(ctx, { ...told, walkId, position, walkedOn, managerId, locale: world.words.locale });
    }
  }
}

type At = Told & {
  walkId: string;
  position: number;
  walkedOn: string;
  managerId: string;
  locale: World['words']['locale'];
};

async function tell(ctx: Ctx, { walkId, position, minutes, bad, ...at }: At): Promise<void> {
  const outcome = bad ? 'bad' : 'fine';
  const found = bad ? WALK_WORDS[at.locale][bad] : null;
  await tellStep(ctx, { walkId, position, outcome, note: found?.note ?? '', minutes });
  if (!found) return;
  const isDone = bad === 'delivery';
  const { findingId } = await addFinding(ctx, {
    walkId,
    position,
    title: found.task,
    assigneeId: at.managerId,
    dueOn: addDays(at.walkedOn, isDone ? SOON_DAYS : LATER_DAYS),
  });
  if (isDone) await finishFinding({ ...ctx, now: new Date(ctx.now.getTime() + DAY_MS) }, { findingId });
}
