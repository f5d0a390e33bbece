import type { Reader } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** What becomes of goods that came back. */
export type Disposition = 'shelf' | 'repair' | 'quarantine' | 'vendor' | 'scrap';

/** Where goods that come back go, by what becomes of them; `customer` is where they come from. */
export type ReturnPlaces = { customer: string; placeOf: (disposition: Disposition) => string };

type Place = {
  id: string;
  name: string;
  kind: string;
  isActive: boolean;
  isCounted: boolean;
  takesReturns: boolean;
};

/**
 * The places that a return at a location needs: its shelf, the quarantine for what is set aside, scrap.
 * @throws NOT_FOUND for an unknown location; CONFLICT where it takes no returns, or where there is no quarantine to set
 * goods aside, saying what to do.
 */
export async function readReturnPlaces(
  db: Reader,
  locationId: string,
  dispositions: readonly Disposition[],
): Promise<ReturnPlaces> {
  const { rows } = await db.$client.query<Place>({
    name: 'return-places',
    text: `
      select id, name, kind, is_active as "isActive", is_counted as "isCounted",
        coalesce((services->>'returns')::boolean, false) as "takesReturns"
      from locations where id = $1 or (kind in ('customer', 'scrap', 'quarantine') and is_active)
      order by rank, id`,
    values: [locationId],
  });
  const here = rows.find((row) => row.id === locationId);
  if (!here) throw new AppError('NOT_FOUND', `There is no location ${locationId}.`);
  if (!here.isActive || !here.isCounted || !here.takesReturns) {
    throw new AppError('CONFLICT', `${here.name} takes no returns; choose another location.`, {
      details: { reason: 'noReturnsHere', place: here.name },
    });
  }
  const customer = rows.find((row) => row.kind === 'customer');
  const scrap = rows.find((row) => row.kind === 'scrap');
  if (!customer || !scrap) {
    throw new AppError('NOT_FOUND', 'The ledger has no outside locations; found the business first.');
  }
  const aside = rows.find((row) => row.kind === 'quarantine');
  if (!aside && dispositions.some((one) => one !== 'shelf' && one !== 'scrap')) {
    throw new AppError(
      'CONFLICT',
      'There is no quarantine location to set goods aside. Make one under Settings, Locations, or choose shelf or scrap.',
      { details: { reason: 'noQuarantine' } },
    );
  }
  return {
    customer: customer.id,
    placeOf: (disposition) => {
      if (disposition === 'shelf') return here.id;
      return disposition === 'scrap' ? scrap.id : aside!.id;
    },
  };
}
