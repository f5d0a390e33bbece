import type { Database } from '#db/client.ts';
import type { Role } from './team/roles.ts';

/** Who acts. A channel acts when its own message is taken in; a job when nobody waits. */
export type Actor =
  | { kind: 'user'; id: string; name: string; role: Role }
  | { kind: 'api_key'; id: string; name: string; scopes: readonly string[]; channelId: string | null }
  | { kind: 'channel'; id: string; name: string }
  | { kind: 'job'; id: string; name: string }
  | { kind: 'system'; id: string; name: string };

/** What every command and query is given: the database, who acts, and the time. */
export type Ctx = {
  db: Database;
  actor: Actor;
  now: Date;
  /** Made by the client, so that a repeated command is carried out once. */
  commandId?: string;
};

/** What a command's body may know: it works in its transaction only. */
export type CommandContext = Omit<Ctx, 'db' | 'commandId'> & { commandId: string };

/** The product itself, for set-up, seed and the command line. */
export const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Pishkhan' };
