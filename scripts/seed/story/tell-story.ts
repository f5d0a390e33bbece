import { settleInBook } from '../book/settle-in-book.ts';
import type { SeedChannel } from '../world/world.ts';
import { billDay } from './bill.ts';
import { carryOut } from './carry-out.ts';
import type { Happening } from './happening.ts';
import { type DemandDay, planDemand } from './plan-demand.ts';
import { countShelves, openShelves, receive, reviewStock } from './run-supply.ts';
import type { Story, Task } from './story.ts';
import { takeOrder } from './take-order.ts';

const HOUR_MS = 3_600_000;
const REVIEW_EVERY_DAYS = 7;
const COUNT_EVERY_DAYS = 30;
const LOOK_AHEAD_DAYS = 16;

/**
 * Tells what happens, in order of time, day by day, and keeps the story's books while doing so.
 * At the end every order that is still open is written as it stands.
 */
export function* tellStory(story: Story): Generator<Happening, void, undefined> {
  yield* openShelves(story);
  const days = planDemand(story.world);
  for (const [index, day] of days.entries()) {
    planOrders(story, day);
    if (index % REVIEW_EVERY_DAYS === 1) {
      const ahead = days[Math.min(index + LOOK_AHEAD_DAYS, days.length - 1)]!.season;
      yield* reviewStock(story, day.startsAt, ahead);
    }
    if (index % COUNT_EVERY_DAYS === 20) story.agenda.add(day.startsAt + 7 * HOUR_MS, { kind: 'count' });
    for (let next = story.agenda.takeBefore(day.endsAt); next; next = story.agenda.takeBefore(day.endsAt)) {
      yield* tell(story, next.at, next.task);
    }
    if (day.endsAt < story.world.until) yield* billDay(story, day);
    story.witness.dayEnded(day);
  }
  for (const order of [...story.book.orders.values()]) settleInBook(story.book, order);
}

function tell(story: Story, at: number, task: Task): Happening[] {
  switch (task.kind) {
    case 'order':
      return takeOrder(story, at, task);
    case 'receive':
      return receive(story, at, task);
    case 'count':
      return countShelves(story, at);
    default:
      return carryOut(story, at, task);
  }
}

function planOrders(story: Story, day: DemandDay): void {
  const random = story.random.buyers;
  const { season } = day;
  story.world.channels.forEach((channel, index) => {
    const mine = day.campaigns.filter((one) => one.campaign.channel === channel.slug);
    for (let count = day.orders[index]!; count > 0; count--) {
      let left = random.next();
      const caused = mine.find((one) => {
        left -= one.share;
        return left < 0;
      });
      const claimed = mine.find((one) => random.chance(one.campaign.claims));
      story.agenda.add(timeOf(story, day, channel), {
        kind: 'order',
        channel,
        caused: caused?.campaign.name ?? null,
        claimed: claimed?.campaign.name ?? null,
        sale: season.online,
        gifts: season.gifts,
      });
    }
  });
}

/** Shops sell from ten to nine; elsewhere people buy all day and most in the evening. The last day ends before midnight. */
function timeOf(story: Story, day: DemandDay, channel: SeedChannel): number {
  const random = story.random.buyers;
  for (let attempt = 0; attempt < 50; attempt++) {
    const hour = channel.kind === 'store' ? random.between(10, 20.9) : onlineHour(story);
    const at = day.startsAt + Math.round(hour * HOUR_MS);
    if (at < day.endsAt) return at;
  }
  return day.startsAt + random.int(day.endsAt - day.startsAt);
}

function onlineHour(story: Story): number {
  const random = story.random.buyers;
  if (random.chance(0.35)) return random.between(8.5, 17);
  if (random.chance(0.12)) return random.between(0, 8.5);
  return Math.min(23.9, Math.max(0, 20.5 + random.normal() * 1.8));
}
