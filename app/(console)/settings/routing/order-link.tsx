import Link from 'next/link';
import { asRoute } from '#components/ui/as-route.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** An order by the number that people say. */
export function OrderLink({ id, number, prefs }: { id: string; number: number; prefs: Prefs }) {
  return (
    <Link href={asRoute(`/orders/${id}`)} className="text-accent underline-offset-2 hover:underline">
      <bdi>{toLocaleDigits(String(number), prefs.digits)}</bdi>
    </Link>
  );
}
