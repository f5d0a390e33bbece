/** How a message may stand, the ones that want something of a person first. */
export const MESSAGE_STATES = ['attention', 'pending', 'done', 'ignored'] as const;
