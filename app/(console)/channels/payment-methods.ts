/** The ways of paying that have words in every language: our own, and those that shop systems name alike. */
export const PAYMENT_METHODS = [
  'card',
  'cash',
  'online',
  'transfer',
  'bacs',
  'cod',
  'cheque',
  'wallet',
  'installments',
  'gift_card',
  'voucher',
  'points',
  'exchange',
] as const;
