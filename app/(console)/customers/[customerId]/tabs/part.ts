import type { ListParams } from '#components/table/list-location.ts';
import type { Ctx } from '#domains/context.ts';
import type { CustomerDetail } from '#domains/customers/get-customer.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** What every part of a person's page is given; it reads the rest itself, when it is looked at. */
export type PartProps = {
  ctx: Ctx;
  customer: CustomerDetail;
  currency: string;
  prefs: Prefs;
  address: ListParams;
  /** All parts stand together: none repeats what another one shows. */
  isWhole: boolean;
};
