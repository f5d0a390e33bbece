import type { OrderDetail } from '#domains/orders/get-order.ts';

/** A place that a dialog lets choose. */
export type Place = { id: string; name: string };

/** What every dialog of the order page is given. */
export type DialogProps = {
  order: OrderDetail;
  /** The shops where customers come for their orders. */
  pickupPlaces: readonly Place[];
  mayRefund: boolean;
  onClose: () => void;
};
