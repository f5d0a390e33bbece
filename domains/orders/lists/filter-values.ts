import { ORDER_STEPS, type OrderStatus, type PaymentStatus } from '../order-status.ts';

/** All places where an order can stand, in the order of its life. */
export const ORDER_STATUSES = Object.keys(ORDER_STEPS) as OrderStatus[];

/** How far the money of an order can be. */
export const PAYMENT_STATUSES = [
  'unpaid',
  'part_paid',
  'paid',
  'part_refunded',
  'refunded',
] as const satisfies readonly PaymentStatus[];

/** Marks that cut across statuses: money is due, goods came back, promised for a day that has passed, collected at a shop. */
export const ORDER_MARKS = ['due', 'returned', 'late', 'pickup'] as const;

/** The orders in which a list can be read; a minus reads downwards. */
export const ORDER_SORTS = ['-placed', 'placed', '-total', 'total'] as const;
