import type { Tx } from '#db/client.ts';
import type { Lot } from '../rules/move-points.ts';

/** A lot with what the ledger knows of it besides. */
export type MemberLot = Lot & {
  orderId: string | null;
  usableOn: string;
  rulesVersion: number;
  multiplierBasisPoints: number;
};

/** A member's points as a command reads them. `owed` is never positive. */
export type MemberPoints = { memberId: string; customerId: string; owed: number; lots: MemberLot[] };

/**
 * Reads a member's points and holds them until the commit: whoever moves points of a member stands in this line. Lots that
 * are gone are left out, but for the one of `orderId`.
 */
export async function lockMember(tx: Tx, memberId: string, orderId?: string): Promise<MemberPoints> {
  const { rows: members } = await tx.$client.query<{ customerId: string }>({
    name: 'lock-member',
    text: 'select customer_id as "customerId" from loyalty_members where id = $1 for no key update',
    values: [memberId],
  });
  const { rows } = await tx.$client.query<{ owed: number; lots: MemberLot[] }>({
    name: 'member-points',
    text: `
      select (select balance from loyalty_accounts where member_id = $1 and kind = 'owed')::float8 as owed,
        (select coalesce(json_agg(json_build_object('id', l.id, 'state', l.state, 'expiresOn', l.expires_on,
            'usableOn', l.usable_on, 'earned', l.earned, 'takenBack', l.taken_back, 'used', l.used, 'expired', l.expired,
            'left', l.left, 'orderId', l.order_id, 'rulesVersion', l.rules_version,
            'multiplierBasisPoints', l.multiplier_basis_points) order by l.id), '[]')
          from loyalty_lots l where l.member_id = $1 and (l.left > 0 or l.order_id = $2)) as lots`,
    values: [memberId, orderId ?? null],
  });
  return { memberId, customerId: members[0]!.customerId, ...rows[0]! };
}
