import { ParcelRef } from '#domains/fulfilment/packing/input.ts';
import { loadParcel, removeParcel } from '#domains/fulfilment/packing/write-parcel.ts';
import { command } from '../../command.ts';
import { loadOrder } from '../steps/load-order.ts';
import { orderEvent } from '../steps/tell-order.ts';

/**
 * Opens a parcel that has not left: what was in it may be packed anew, or go back to its shelf.
 * @throws ALREADY_DONE when it has left.
 */
export const unpackParcel = command('packing.write', {
  input: ParcelRef,
  run: async (tx, { parcelId }) => {
    const { orderId } = await loadParcel(tx, parcelId);
    const order = await loadOrder(tx, orderId);
    const parcel = await loadParcel(tx, parcelId);
    await removeParcel(tx, parcelId);
    return {
      result: { parcelId, orderId },
      subjectKind: 'order',
      subjectId: orderId,
      summary: { number: order.number, parcel: parcel.number, unpacked: true },
      events: [orderEvent(order, 'order.packed', { parcelId, parcel: parcel.number, unpacked: true })],
    };
  },
});
