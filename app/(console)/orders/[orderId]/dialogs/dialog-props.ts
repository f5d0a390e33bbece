import type { OrderDetail } from '#domains/orders/get-order.ts';

/** A place that a dialog lets choose. */
export type Place = { id: string; name: string };

/** What every dialog of the order page is given. */
export type DialogProps = {
  order: OrderDetail;
  /** Where goods can be taken back. */
  returnPlaces: readonly Place[];
  mayRefund: boolean;
  onClose: () => void;
};
