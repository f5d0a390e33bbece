import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import type { ChannelOrder } from '../channels/message.ts';
import { wakeDeliveries } from '../channels/wake-deliveries.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { splitTarget } from './bundles/split-target.ts';
import { type Age, advanceOrder } from './import/advance-order.ts';
import { createOrder, recogniseBuyer } from './import/create-order.ts';
import { findImported, type ImportedOrder } from './import/find-imported.ts';
import { sayHeld } from './import/hold-attention.ts';
import { addressesOf } from './import/read-addresses.ts';
import { type ImportFacts, readImportFacts } from './import/read-import-facts.ts';
import { type OrderTarget, readTarget } from './import/read-target.ts';
import { saveSource } from './import/save-source.ts';
import { loadOrder } from './steps/load-order.ts';
import { saveOrder } from './steps/save-order.ts';
import { type ChangedOrder, changed, tellOrder } from './steps/tell-order.ts';

const ImportOrderInput = z.strictObject({
  channelId: z.uuid(),
  slug: z.string(),
  /** As a connector translated it; the connector has checked its shape. */
  order: z.custom<ChannelOrder>((value) => typeof value === 'object' && value !== null),
});

/** What became of a channel's statement of an order. */
export type ImportedResult = ChangedOrder & {
  isNew: boolean;
  age: Age;
  /** What the channel's total has that its parts do not explain; it stands as a line of its own. */
  differenceMinor: number;
  /** What staff should look at beside the order itself. */
  problems: string[];
};

/**
 * Takes in what a channel says of an order: makes it, or brings ours to the state stated. Prices are the channel's; stock
 * is reserved, shipped, released or taken back accordingly. Any message may come first, late or twice: the end is the
 * same. An unknown SKU keeps the order and asks for attention. Whose customer was erased gets no person and no address again.
 * @throws INVALID_INPUT when no exchange rate is known for the order's day.
 */
export const importOrder = command('order.import', {
  input: ImportOrderInput,
  run: async (tx, { channelId, slug, order }, ctx) => {
    const stated = readTarget(order);
    const found = await findImported(tx, { channelId, externalId: order.externalId });
    const known = await readImportFacts(tx, { channelId, order, target: stated, now: ctx.now });
    const target = found ? stated : splitTarget(stated, { known, lines: [], now: ctx.now });
    const from = { channelId, slug, order, target, known, now: ctx.now };
    const created = found ? undefined : await createOrder(tx, from);
    const id = found?.id ?? created!.id;
    const age = found ? ageOf(found, order) : 'same';
    const isToldAnew = found && age === 'newer';
    const customerId = isToldAnew && !found.isErased ? await recogniseBuyer(tx, from) : null;
    const outcome = await bringForward(tx, { id, target, known, age, ctx, created: created?.events });
    const addresses = found?.isErased ? [] : addressesOf(order);
    if (isToldAnew) await saveSource(tx, id, { order, customerId, addresses });
    const result: ImportedResult = {
      ...outcome.told.result,
      isNew: !found,
      age,
      differenceMinor: target.differenceMinor,
      problems: outcome.problems,
    };
    return {
      ...outcome.told,
      result,
      summary: { ...outcome.told.summary, ...summaryOf(result, order) },
      jobs: await wakeDeliveries(tx, { channelId, externalId: order.externalId }),
    };
  },
});

function ageOf(found: ImportedOrder, order: ChannelOrder): Age {
  const known = found.sourceModifiedAt?.getTime() ?? 0;
  const stated = order.modifiedAt.getTime();
  if (stated === known) return 'same';
  return stated > known ? 'newer' : 'older';
}

type Forward = {
  id: string;
  target: OrderTarget;
  known: ImportFacts;
  age: Age;
  ctx: CommandContext;
  created: NewEvent[] | undefined;
};

async function bringForward(tx: Tx, { id, target, known, age, ctx, created }: Forward) {
  const before = await loadOrder(tx, id);
  const parts = splitTarget(target, { known, lines: before.lines, now: ctx.now });
  const {
    order: after,
    events,
    problems,
  } = await advanceOrder(tx, before, {
    target: parts,
    known,
    age,
    ctx,
  });
  await saveOrder(tx, after, ctx.now);
  const told = tellOrder(before, after, {
    result: changed(after),
    events: [...known.freed, ...(created ?? []), ...sayHeld(events, { before, after })],
  });
  return { told, problems };
}

function summaryOf(result: ImportedResult, order: ChannelOrder) {
  return {
    isNew: result.isNew,
    age: result.age,
    sourceStatus: order.sourceStatus,
    ...(result.differenceMinor === 0 ? {} : { differenceMinor: result.differenceMinor }),
    ...(result.problems.length === 0 ? {} : { problems: result.problems }),
  };
}
