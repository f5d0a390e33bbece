'use server';

import { refresh } from 'next/cache';
import { cookies } from 'next/headers';
import { action } from '#app/_server/action.ts';
import type { Ctx } from '#domains/context.ts';
import { makeWave } from '#domains/fulfilment/picking/make-wave.ts';
import { findOrderByNumber } from '#domains/fulfilment/pickup/find-order.ts';
import { savePickupSettings } from '#domains/fulfilment/pickup/save-settings.ts';
import { packParcel } from '#domains/orders/packing/pack-parcel.ts';
import { sendParcel } from '#domains/orders/packing/send-parcel.ts';
import { unpackParcel } from '#domains/orders/packing/unpack-parcel.ts';
import { endWave } from '#domains/orders/picking/end-wave.ts';
import { shortPick } from '#domains/orders/picking/short-pick.ts';
import { arrangePickup } from '#domains/orders/pickup/arrange-pickup.ts';
import { bringPickup } from '#domains/orders/pickup/bring-pickup.ts';
import { handOverPickup } from '#domains/orders/pickup/hand-over-pickup.ts';
import { readyPickup } from '#domains/orders/pickup/ready-pickup.ts';
import { rerouteOrder } from '#domains/orders/routing/reroute-order.ts';
import { allow } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';
import { PLACE_COOKIE } from './place-cookie.ts';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** A command of this screen: done, then the page is read again. */
function here<Input, Data>(run: (ctx: Ctx, input: Input) => Promise<Data>) {
  return action(async (ctx, input: Input) => {
    const data = await run(ctx, input);
    refresh();
    return data;
  });
}

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

export const beginWave = action((ctx, input: Input<typeof makeWave>) => makeWave(ctx, input));
export const finishWave = here(endWave);
export const pack = here(packParcel);
export const unpack = here(unpackParcel);
export const send = here(sendParcel);
export const bring = here(bringPickup);
export const handOver = here(handOverPickup);
export const keepSettings = here(savePickupSettings);

/** Makes an order ready and shows its code; the page is read again when somebody has seen it. */
export const makeReady = action((ctx, input: Input<typeof readyPickup>) => readyPickup(ctx, input));

/** Records what a shelf did not hold; the rest is served from elsewhere at once where that is wanted. */
export const recordShort = here(
  async (ctx, { reroutes, ...input }: Input<typeof shortPick> & { reroutes: boolean }) => {
    const { orderId, lineId, locationId, missing } = await shortPick(ctx, input);
    if (reroutes && missing > 0) {
      // Another command with an id of its own: a repeat of the first is refused before it comes here.
      await rerouteOrder(
        { ...ctx, commandId: undefined },
        { orderId, fromLocationId: locationId, lines: [{ lineId, quantity: missing }], reason: 'short pick' },
      );
    }
    return { missing };
  },
);

/** Arranges a pick-up of the order with a number. */
export const arrange = here(async (ctx, input: { number: number; locationId: string }) => {
  const order = await findOrderByNumber(ctx, input.number);
  if (!order) {
    throw new AppError('NOT_FOUND', `There is no order ${input.number}.`, {
      details: { reason: 'noSuchOrder' },
    });
  }
  return arrangePickup(ctx, { orderId: order.id, locationId: input.locationId });
});

/** Remembers on this device at which place its people work. */
export const rememberPlace = action(async (ctx, { locationId }: { locationId: string }) => {
  allow(ctx.actor, 'fulfilment.read');
  if (!isId(locationId)) return;
  const options = { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax', httpOnly: true } as const;
  (await cookies()).set(PLACE_COOKIE, locationId, options);
});
