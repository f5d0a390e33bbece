import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A new secret of 256 random bits, fit for addresses and headers. */
export function makeSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is kept of a secret: random bits need no slow hash, because nobody can guess through them. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
