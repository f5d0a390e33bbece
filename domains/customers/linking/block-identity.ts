import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { readIdentity } from '../read-identity.ts';
import { BlockIdentityInput, UnblockIdentityInput } from './input.ts';

/**
 * Keeps a value from ever recognising anybody: the shop's own phone, a test address. With a star at the end any value that
 * begins so. Those who have it keep it. @throws INVALID_INPUT for what is no phone or address, ALREADY_DONE when blocked.
 */
export const blockIdentity = command('settings.write', {
  input: BlockIdentityInput,
  run: async (tx, { kind, value: text, reason }, ctx) => {
    const { country } = await getBusiness(tx);
    const value = text.endsWith('*') ? text.toLowerCase() : readIdentity(kind, text, country);
    const id = newId(ctx.now.getTime());
    const { rowCount } = await tx.$client.query(
      `insert into blocked_identities (id, kind, value, reason, added_by, added_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (kind, value) do nothing`,
      [id, kind, value, reason, ctx.actor.name, ctx.now],
    );
    if (rowCount === 0) {
      throw new AppError('ALREADY_DONE', `${value} is blocked already.`, {
        details: { reason: 'identityBlocked', value, field: 'value' },
      });
    }
    return {
      result: { id, value },
      subjectKind: 'business',
      subjectId: null,
      summary: { blocked: kind },
      after: { kind, value, reason },
      events: [{ kind: 'settings.changed', subjectKind: 'business', subjectId: 'identity' }],
    };
  },
});

/** Lets a blocked value recognise people again. @throws NOT_FOUND for one that is not blocked. */
export const unblockIdentity = command('settings.write', {
  input: UnblockIdentityInput,
  run: async (tx, { id }) => {
    const { rows } = await tx.$client.query<{ kind: string; value: string }>(
      'delete from blocked_identities where id = $1 returning kind, value',
      [id],
    );
    const [gone] = rows;
    if (!gone) {
      throw new AppError('NOT_FOUND', 'This is not blocked any more.', {
        details: { reason: 'gone', thing: 'other' },
      });
    }
    return {
      result: { id },
      subjectKind: 'business',
      subjectId: null,
      summary: { unblocked: gone.kind },
      before: gone,
      events: [{ kind: 'settings.changed', subjectKind: 'business', subjectId: 'identity' }],
    };
  },
});
