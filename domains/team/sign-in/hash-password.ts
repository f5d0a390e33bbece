import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id, the package's own algorithm unless told otherwise.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, as a PHC string. Letters are unified (NFKC), so every keyboard writes the same. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/**
 * Whether a password is the one behind the hash. Without a hash (nobody by that address, or no password set) it works
 * just as long and says no, so that the time tells nobody who has an account.
 */
export async function isRightPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await dummyHash()), password.normalize('NFKC'));
  return isRight && passwordHash !== null;
}

let dummy: Promise<string> | undefined;

function dummyHash(): Promise<string> {
  dummy ??= hashPassword('a password that nobody has');
  return dummy;
}
