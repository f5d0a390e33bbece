import { SendParcelInput } from '#domains/fulfilment/packing/input.ts';
import { loadParcel, writeLeaving } from '#domains/fulfilment/packing/write-parcel.ts';
import { command } from '../../command.ts';
import { shippedEvent, shipUnits } from '../ship-order.ts';
import { loadOrder } from '../steps/load-order.ts';
import { saveOrder } from '../steps/save-order.ts';
import { changed, tellOrder } from '../steps/tell-order.ts';

/**
 * Gives a packed parcel to its carrier: what is in it is shipped, under the parcel's own id.
 * @throws ALREADY_DONE when it has left; CONFLICT when the order does not want it any more.
 */
export const sendParcel = command('order.ship', {
  input: SendParcelInput,
  run: async (tx, { parcelId, ...way }, ctx) => {
    const { orderId } = await loadParcel(tx, parcelId);
    const order = await loadOrder(tx, orderId);
    // Read again behind the order's lock: somebody may have sent or unpacked it meanwhile.
    const parcel = await loadParcel(tx, parcelId);
    const wish = { ...way, shipmentId: parcelId, lines: parcel.lines, locationId: parcel.locationId };
    const { order: after, shipped } = await shipUnits(tx, order, wish, ctx);
    await writeLeaving(tx, parcelId, {
      carrier: way.carrier ?? null,
      trackingNumber: way.trackingNumber ?? null,
      now: ctx.now,
    });
    await saveOrder(tx, after, ctx.now);
    return tellOrder(order, after, {
      result: { ...changed(after), ...shipped, parcel: parcel.number },
      events: [shippedEvent(after, shipped, way)],
      summary: { shipment: shipped.shipmentNumber, parcel: parcel.number },
    });
  },
});
