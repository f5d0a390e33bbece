import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { isSecure, signIn } from '#app/_server/auth.ts';
import { asRoute } from '#components/ui/as-route.ts';
import type { User } from '#domains/team/get-user.ts';
import { makeTicket, readTicket, type Ticket } from '#domains/team/sign-in/ticket.ts';

const SECOND_STEP_COOKIE = 'second-step';
const SECOND_STEP_SECONDS = 10 * 60;

/** Goes on after the first proof: to the second step where it is on, else into the console. */
export async function finishFirstStep(user: User, ticket: Ticket): Promise<never> {
  if (!user.hasTotp) return enter(ticket);
  const jar = await cookies();
  jar.set(SECOND_STEP_COOKIE, makeTicket(ticket, 'second-step', new Date()), {
    path: '/sign-in',
    maxAge: SECOND_STEP_SECONDS,
    sameSite: 'lax',
    httpOnly: true,
    secure: isSecure(),
  });
  redirect(asRoute('/sign-in/code'));
}

/** Who waits for the second step on this device; null when nobody does, or no longer. */
export async function readSecondStep(): Promise<Ticket | null> {
  const jar = await cookies();
  return readTicket(jar.get(SECOND_STEP_COOKIE)?.value ?? '', 'second-step', new Date());
}

/** Opens a session for somebody who has proved everything, and shows the console in their language. */
export async function enter(ticket: Ticket): Promise<never> {
  await signIn('credentials', { ticket: makeTicket(ticket, 'sign-in', new Date()), redirect: false });
  const jar = await cookies();
  jar.delete({ name: SECOND_STEP_COOKIE, path: '/sign-in' });
  redirect(asRoute('/'));
}
