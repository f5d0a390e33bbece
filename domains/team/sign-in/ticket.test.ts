import { describe, expect, it } from 'vitest';
import { makeTicket, readTicket } from './ticket.ts';

const NOW = new Date('2026-03-10T10:00:00Z');
const TICKET = {
  userId: '01890000-0000-7000-8000-000000000001',
  lifetime: 'short',
  how: 'password',
} as const;
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('tickets between the steps of signing in', () => {
  it('say what was proved', () => {
    expect(readTicket(makeTicket(TICKET, 'sign-in', NOW), 'sign-in', later(59))).toEqual(TICKET);
  });

  it('are too old after a minute, or after ten while the code is awaited', () => {
    expect(readTicket(makeTicket(TICKET, 'sign-in', NOW), 'sign-in', later(60))).toBeNull();
    const waiting = makeTicket(TICKET, 'second-step', NOW);
    expect(readTicket(waiting, 'second-step', later(599))).toEqual(TICKET);
    expect(readTicket(waiting, 'second-step', later(600))).toBeNull();
  });

  it('that wait for the code do not open a session', () => {
    expect(readTicket(makeTicket(TICKET, 'second-step', NOW), 'sign-in', NOW)).toBeNull();
  });

  it('cannot be made up', () => {
    expect(readTicket('v1.made-up', 'sign-in', NOW)).toBeNull();
    expect(readTicket(JSON.stringify(TICKET), 'sign-in', NOW)).toBeNull();
  });
});
