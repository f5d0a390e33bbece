import type { Tx } from '#db/client.ts';
import type { MemberLot } from './lock-member.ts';

/** Points that come in together. */
export type NewLot = {
  id: string;
  memberId: string;
  orderId: string | null;
  points: number;
  earnedOn: string;
  usableOn: string;
  /** Their last day; null where they do not expire. */
  expiresOn: string | null;
  rulesVersion: number;
  multiplierBasisPoints: number;
};

/** Writes a lot that waits for its day. What it does to the accounts, its happening says. */
export async function addLot(tx: Tx, lot: NewLot): Promise<MemberLot> {
  await tx.$client.query({
    name: 'add-lot',
    text: `insert into loyalty_lots (id, member_id, order_id, rules_version, multiplier_basis_points, state, earned_on,
        usable_on, expires_on, earned, "left")
      values ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $9, $9)`,
    values: [
      lot.id,
      lot.memberId,
      lot.orderId,
      lot.rulesVersion,
      lot.multiplierBasisPoints,
      lot.earnedOn,
      lot.usableOn,
      lot.expiresOn,
      lot.points,
    ],
  });
  const { id, orderId, points, usableOn, expiresOn, rulesVersion, multiplierBasisPoints } = lot;
  const sums = { earned: points, takenBack: 0, used: 0, expired: 0, left: points };
  return { id, orderId, state: 'pending', usableOn, expiresOn, rulesVersion, multiplierBasisPoints, ...sums };
}
