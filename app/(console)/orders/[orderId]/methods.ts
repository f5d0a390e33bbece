/** Ways of paying that shops name; another way may stand on an order of a channel. */
export const METHODS = ['card', 'cash', 'transfer', 'online'] as const;
