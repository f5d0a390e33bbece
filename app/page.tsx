import { redirect } from 'next/navigation';
import { asRoute } from '#components/ui/as-route.ts';

/** The day's work is the front door. */
export default function FrontDoor() {
  redirect(asRoute('/today'));
}
