import { allocateInBook } from '../book/allocate-in-book.ts';
import type { BookOrder } from '../book/book.ts';
import {
  cancelInBook,
  payInBook,
  pickInBook,
  shipInBook,
  type WantedShipment,
} from '../book/change-in-book.ts';
import { finishInBook } from '../book/settle-in-book.ts';
import { takeBackInBook, type WantedReturn } from '../book/take-back-in-book.ts';
import type { Happening } from './happening.ts';
import { planDelivery } from './plan-delivery.ts';
import type { Story, Task } from './story.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OPEN = ['reserved', 'confirmed', 'picked', 'part_shipped'];

type OrderTask = Extract<Task, { orderId: string }>;

/** Does what was planned for an order, if things still stand so that it can be done. */
export function carryOut(story: Story, at: number, task: OrderTask): Happening[] {
  const order = story.book.orders.get(task.orderId);
  if (!order) return [];
  const happened = act(story, at, task, order);
  finishInBook(story.book, order);
  return happened;
}

function act(story: Story, at: number, task: OrderTask, order: BookOrder): Happening[] {
  const { orderId } = task;
  const { status } = order.state;
  switch (task.kind) {
    case 'pick':
      if (status !== 'reserved' && status !== 'confirmed') return [];
      pickInBook(story.book, order, at);
      return [{ kind: 'pick', at, orderId }];
    case 'ship':
      return OPEN.includes(status) ? ship(story, at, order, task.place) : [];
    case 'give-up':
      return status === 'backorder' && order.state.lines.every((line) => line.shippedQuantity === 0)
        ? cancel(story, at, order)
        : [];
    case 'cancel':
      return status === 'reserved' || status === 'backorder' ? cancel(story, at, order) : [];
    case 'pay':
      if (status === 'cancelled' || order.state.paidMinor >= order.state.totalMinor) return [];
      return [
        {
          kind: 'pay',
          at,
          orderId,
          method: task.method,
          amountMinor: payInBook(story.book, order, { at, method: task.method }),
        },
      ];
    case 'return':
      return takeBack(story, at, order);
  }
}

function ship(story: Story, at: number, order: BookOrder, place: number): Happening[] {
  const random = story.random.work;
  const location = story.world.places[place]!;
  if (!order.state.lines.some((line) => line.reservations.some((one) => one.locationId === location.id)))
    return [];
  const isCounter = order.standsAt !== null;
  const method = isCounter ? 'counter' : random.chance(0.65) ? 'courier' : 'post';
  const wanted: WantedShipment = {
    id: story.newId(at),
    at,
    place,
    method,
    carrier: isCounter ? null : method === 'courier' ? 'Peyk' : 'Post',
    trackingNumber: isCounter ? null : `PK${String(100_000_000 + random.int(899_999_999))}`,
  };
  shipInBook(story.book, order, wanted);
  if (!isCounter) story.shipped[order.channel.index]!++;
  if (order.state.status === 'shipped') {
    planAfterwards(story, at, order);
    story.witness.shipped({ order, at, isCourier: method === 'courier' });
  }
  return [{ kind: 'ship', at, orderId: order.state.id, wanted }];
}

/** Cash that comes with the courier, and goods that come back. */
function planAfterwards(story: Story, at: number, order: BookOrder): void {
  const random = story.random.work;
  const orderId = order.state.id;
  if (order.state.paidMinor < order.state.totalMinor) {
    order.pending++;
    story.agenda.add(Math.round(at + random.between(20, 100) * HOUR_MS), {
      kind: 'pay',
      orderId,
      method: 'cash_on_delivery',
    });
  }
  if (random.chance(order.channel.returnRate)) {
    order.pending++;
    story.agenda.add(Math.round(at + random.between(3, 22) * DAY_MS), { kind: 'return', orderId });
  }
}

function cancel(story: Story, at: number, order: BookOrder): Happening[] {
  const reason = story.random.work.pick(story.world.words.cancelReasons);
  const refund = cancelInBook(story.book, order, { at, reason });
  return [{ kind: 'cancel', at, orderId: order.state.id, reason, refund }];
}

function takeBack(story: Story, at: number, order: BookOrder): Happening[] {
  const random = story.random.work;
  const shipped = order.state.lines.filter(
    (line) => line.shippedQuantity > line.returnedQuantity && line.variant >= 0,
  );
  if (order.state.status !== 'shipped' || shipped.length === 0) return [];
  const kept = shipped.filter(() => random.chance(0.6));
  const lines = (kept.length > 0 ? kept : shipped.slice(0, 1)).map((line) => {
    const fate = random.next();
    const quantity = 1 + random.int(line.shippedQuantity - line.returnedQuantity);
    if (fate < 0.7)
      return { position: line.position, quantity, condition: 'new' as const, disposition: 'shelf' as const };
    if (fate < 0.86)
      return {
        position: line.position,
        quantity,
        condition: 'opened' as const,
        disposition: 'shelf' as const,
      };
    if (fate < 0.94)
      return {
        position: line.position,
        quantity,
        condition: 'damaged' as const,
        disposition: 'scrap' as const,
      };
    return {
      position: line.position,
      quantity,
      condition: 'faulty' as const,
      disposition: 'quarantine' as const,
    };
  });
  const place = order.standsAt ?? returnPlace(story, order);
  const wanted: WantedReturn = {
    id: story.newId(at),
    at,
    place,
    reason: random.pick(story.world.words.returnReasons),
    lines,
  };
  const refund = takeBackInBook(story.book, order, wanted);
  story.witness.returned({ order, at, isTrip: story.world.places[place]!.kind === 'store' });
  return [{ kind: 'return', at, orderId: order.state.id, wanted, refund }];
}

/** Bought anywhere, returned anywhere: a third of what was sent comes back to a shop. */
function returnPlace(story: Story, order: BookOrder): number {
  const shops = story.world.places.filter((place) => place.kind === 'store');
  if (story.random.work.chance(0.33)) return story.random.work.pick(shops).index;
  return story.book.placeOf.get(order.state.locationId ?? '') ?? 0;
}

/** Serves those who wait for a variant; what is whole now will be sent. */
export function allocate(story: Story, at: number, variant: number): Happening[] {
  if (!story.book.waiting.get(variant)?.size) return [];
  for (const order of allocateInBook(story.book, variant, at)) {
    if (order.state.status === 'reserved') planDelivery(story, order, at);
  }
  return [{ kind: 'allocate', at, variant }];
}
