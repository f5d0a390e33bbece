import type { BookOrder } from '../book/book.ts';
import { nextWorkingTime, type Story } from './story.ts';

const HOUR_MS = 3_600_000;
const HALF_HOUR_MS = 1_800_000;
const FORGOTTEN = 0.04;
const FORGOTTEN_LATELY = 0.3;
const PICKED_FIRST = 0.5;

/**
 * Plans when each parcel of a reserved order leaves: in working hours, mostly soon, at times forgotten for days. The rush
 * of the last days has put the warehouse behind.
 */
export function planDelivery(story: Story, order: BookOrder, at: number): void {
  const random = story.random.work;
  const orderId = order.state.id;
  const isBehind = at >= story.knownUntil;
  const forgotten = random.chance(isBehind ? FORGOTTEN_LATELY : FORGOTTEN);
  const backlog = isBehind ? random.between(4, 26) : 0;
  const waitHours = 1.5 + random.exponential(7) + backlog + (forgotten ? random.between(48, 110) : 0);
  const leaves = nextWorkingTime(story, at + waitHours * HOUR_MS);
  if (random.chance(PICKED_FIRST)) {
    order.pending++;
    const picked = nextWorkingTime(story, at + random.between(0.2, 0.8) * (leaves - at));
    story.agenda.add(Math.min(picked, leaves - HALF_HOUR_MS), { kind: 'pick', orderId });
  }
  const places = new Set(order.state.lines.flatMap((line) => line.reservations.map((one) => one.locationId)));
  let delay = 0;
  for (const locationId of places) {
    order.pending++;
    story.agenda.add(leaves + delay, { kind: 'ship', orderId, place: story.book.placeOf.get(locationId)! });
    delay = Math.round(random.between(2, 26) * HOUR_MS);
  }
}
