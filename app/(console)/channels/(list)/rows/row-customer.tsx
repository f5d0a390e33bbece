import Link from 'next/link';
import { asRoute } from '#components/ui/as-route.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../../orders/order-number.ts';

type Props = { row: { customerId: string | null; customerNumber: number | null }; prefs: Prefs };

/** Whose row it is, by number, leading to the person; a dash where nobody is known. */
export function RowCustomer({ row, prefs }: Props) {
  if (row.customerId === null || row.customerNumber === null) return <span className="text-quiet">–</span>;
  return (
    <Link href={asRoute(`/customers/${row.customerId}`)} prefetch={false} className="hover:underline">
      <bdi>{orderNumber(row.customerNumber, prefs)}</bdi>
    </Link>
  );
}
