/** The tender of what goods that came back pay of the order made in their place. No money moves by it. */
export const EXCHANGE_METHOD = 'exchange';
