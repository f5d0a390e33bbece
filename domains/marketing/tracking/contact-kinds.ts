/** What staff write down of a contact that no program saw. */
export const CONTACT_KINDS = ['call', 'visit', 'message', 'review'] as const;

/** How long ago it may have been: whoever writes it down later than that remembers too little. */
export const MOST_HOURS_AGO = 24 * 14;

/** Who spoke: the customer to us, or we to the customer. */
export const DIRECTIONS = ['in', 'out'] as const;

/** Whether a contact is a word that one gives and another gets; a visit and a review are the customer's. */
export function isSpoken(kind: string): boolean {
  return kind === 'call' || kind === 'message';
}

/** What staff choose from: each kind, and of a spoken one also who spoke. */
export const CONTACT_CHOICES = [
  { name: 'call.in', kind: 'call', direction: 'in' },
  { name: 'call.out', kind: 'call', direction: 'out' },
  { name: 'message.in', kind: 'message', direction: 'in' },
  { name: 'message.out', kind: 'message', direction: 'out' },
  { name: 'visit', kind: 'visit', direction: 'in' },
  { name: 'review', kind: 'review', direction: 'in' },
] as const;
