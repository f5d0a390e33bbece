import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

type Wanted<Live> = {
  /** Where the versions are kept, and how the newest is read. */
  table: 'effort_rules' | 'loyalty_rules' | 'return_policies';
  read: (tx: Tx) => Promise<Live>;
  /** The version that the writer saw. */
  expectedVersion: number;
  /** Why somebody is refused, for screens, and what they are told. */
  reason: string;
  tell: (version: number) => string;
};

/**
 * What holds now, while nobody else may write a further version until the transaction ends.
 * @throws CONFLICT when somebody else has written one since it was read.
 */
export async function takeVersion<Live extends { version: number }>(
  tx: Tx,
  { table, read, expectedVersion, reason, tell }: Wanted<Live>,
): Promise<Live> {
  // The lock comes first: two who read the same version would both write the next one.
  await tx.$client.query(`lock table ${table} in share row exclusive mode`);
  const live = await read(tx);
  if (live.version !== expectedVersion) {
    throw new AppError('CONFLICT', tell(live.version), { details: { reason, version: live.version } });
  }
  return live;
}
