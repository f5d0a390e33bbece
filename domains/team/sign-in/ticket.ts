import { z } from 'zod';
import { seal, unseal } from '#lib/seal.ts';

const VALID_MS = { 'sign-in': 60_000, 'second-step': 10 * 60_000 };

const Ticket = z.object({
  userId: z.uuid(),
  lifetime: z.enum(['short', 'long']),
  how: z.enum(['password', 'link', 'invitation']),
  until: z.number(),
});

/** What has been proved so far about somebody who signs in. */
export type Ticket = Omit<z.output<typeof Ticket>, 'until'>;

/**
 * What a ticket is good for: `second-step` is kept by the browser until the code is given; `sign-in` opens a session
 * and never leaves the server.
 */
export type TicketPurpose = keyof typeof VALID_MS;

/** Seals what has been proved, for a minute (`sign-in`) or for ten (`second-step`). */
export function makeTicket(ticket: Ticket, purpose: TicketPurpose, now: Date): string {
  return seal(JSON.stringify({ ...ticket, until: now.getTime() + VALID_MS[purpose] }), purpose);
}

/** What the ticket proves; null when it was altered, is for something else, or is too old. */
export function readTicket(text: string, purpose: TicketPurpose, now: Date): Ticket | null {
  const plain = unseal(text, purpose);
  if (plain === null) return null;
  const { until, ...ticket } = Ticket.parse(JSON.parse(plain));
  return until > now.getTime() ? ticket : null;
}
