import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env.ts';

const VERSION = 'v1';
/** What sealed bytes begin with; no text and no workbook does. */
const BYTES_MARK = Buffer.from('\0pk1');
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text so that only this installation reads it (AES-256-GCM, key derived from AUTH_SECRET).
 * What is sealed for one purpose does not open for another.
 */
export function seal(text: string, purpose: string): string {
  return `${VERSION}.${lock(Buffer.from(text), purpose).toString('base64url')}`;
}

/** The text that was sealed for this purpose; null when it was altered, or sealed under another AUTH_SECRET. */
export function unseal(sealed: string, purpose: string): string | null {
  const [version, packed = ''] = sealed.split('.');
  if (version !== VERSION) return null;
  return unlock(Buffer.from(packed, 'base64url'), purpose)?.toString('utf8') ?? null;
}

/** The same for bytes, which stay bytes. */
export function sealBytes(bytes: Buffer, purpose: string): Buffer {
  return Buffer.concat([BYTES_MARK, lock(bytes, purpose)]);
}

/** The bytes that were sealed for this purpose, and bytes that never were as they are; null as of `unseal`. */
export function unsealBytes(bytes: Buffer, purpose: string): Buffer | null {
  const isSealed = bytes.subarray(0, BYTES_MARK.length).equals(BYTES_MARK);
  return isSealed ? unlock(bytes.subarray(BYTES_MARK.length), purpose) : bytes;
}

function lock(bytes: Buffer, purpose: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyFor(purpose), iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unlock(bytes: Buffer, purpose: string): Buffer | null {
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const opener = createDecipheriv(CIPHER, keyFor(purpose), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([opener.update(bytes.subarray(IV_BYTES + TAG_BYTES)), opener.final()]);
  } catch {
    // GCM says only that something does not fit, never what.
    return null;
  }
}

const keys = new Map<string, Buffer>();

function keyFor(purpose: string): Buffer {
  const known = keys.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', `pishkhan ${purpose}`, KEY_BYTES));
  keys.set(purpose, key);
  return key;
}
