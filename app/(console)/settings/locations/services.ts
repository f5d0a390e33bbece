/** What a location can do for an order. */
export const SERVICES = ['ships', 'pickup', 'returns'] as const;
