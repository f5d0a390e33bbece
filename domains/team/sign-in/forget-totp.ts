import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Outcome } from '../../command.ts';

/** Takes the second step off an account, with its recovery codes. */
export async function forgetTotp(tx: Tx, userId: string): Promise<Outcome<null>> {
  await tx
    .update(users)
    .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null, recoveryHashes: [] })
    .where(eq(users.id, userId));
  return {
    result: null,
    subjectKind: 'user',
    subjectId: userId,
    summary: { secondStep: 'off' },
    events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: userId }],
  };
}
