/** What staff write down of a contact that no program saw. */
export const CONTACT_KINDS = ['call', 'visit', 'message', 'review'] as const;

/** How long ago it may have been: whoever writes it down later than that remembers too little. */
export const MOST_HOURS_AGO = 24 * 14;
