import type { CostKind } from '../../channels/costs/kinds.ts';

/** The cost behind a posting: its kind, and what it was for where somebody said so. */
export type PostingCost = { kind: CostKind; campaign: string | null; note: string };

/** That cost as JSON, of the posting that `cause` names; null where an order or a return is behind it. */
export function postingCost(cause: string): string {
  return `(select json_build_object('kind', k.kind, 'campaign', k.campaign, 'note', k.note) from costs k where k.id = ${cause})`;
}
