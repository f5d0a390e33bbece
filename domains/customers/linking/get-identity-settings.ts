import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { type IdentityRule, RULED_KINDS, type RuledKind, USUAL_RULE } from './identity-rules.ts';

const MOST_BLOCKED = 500;

/** A value that recognises nobody. */
export type BlockedIdentity = { id: string; kind: string; value: string; reason: string; addedBy: string };

/** How kinds of identity decide, in their order, and what is blocked. */
export type IdentitySettings = {
  rules: (IdentityRule & { kind: RuledKind })[];
  blocked: BlockedIdentity[];
};

/** The rules as set, or the usual ones, and all blocked values. */
export async function getIdentitySettings(ctx: Ctx): Promise<IdentitySettings> {
  allow(ctx.actor, 'settings.read');
  const [rules, blocked] = await Promise.all([
    ctx.db.$client.query<IdentityRule & { kind: string }>(
      `select kind, decides_alone as "decidesAlone", most_people as "mostPeople" from identity_rules order by priority, kind`,
    ),
    ctx.db.$client.query<BlockedIdentity>(
      `select id, kind, value, reason, added_by as "addedBy" from blocked_identities order by kind, value limit $1`,
      [MOST_BLOCKED],
    ),
  ]);
  const set = rules.rows.flatMap(({ kind, ...rule }) => {
    const known = RULED_KINDS.find((one) => one === kind);
    return known ? [{ kind: known, ...rule }] : [];
  });
  const missing = RULED_KINDS.filter((kind) => !set.some((one) => one.kind === kind));
  return { rules: [...set, ...missing.map((kind) => ({ kind, ...USUAL_RULE }))], blocked: blocked.rows };
}
