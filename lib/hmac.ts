import { createHmac, timingSafeEqual } from 'node:crypto';

/** How a signature is written down. */
export type SignatureEncoding = 'base64' | 'hex';

/** The HMAC-SHA256 of raw bytes, as text. */
export function signHmacSha256(body: Uint8Array, secret: string, encoding: SignatureEncoding): string {
  return createHmac('sha256', secret).update(body).digest(encoding);
}

/**
 * Whether the signature is the HMAC-SHA256 of the raw bytes under any of the secrets (several while one is being rotated).
 * Takes the same time for right and wrong signatures. False without a signature and without a secret; empty secrets never fit.
 */
export function verifyHmacSha256(request: {
  body: Uint8Array;
  signature: string | undefined;
  secrets: readonly string[];
  encoding: SignatureEncoding;
}): boolean {
  const given = Buffer.from(request.signature?.trim() ?? '', 'utf8');
  let isFitting = false;
  for (const secret of request.secrets) {
    const expected = Buffer.from(signHmacSha256(request.body, secret, request.encoding), 'utf8');
    const isEqual = given.length === expected.length && timingSafeEqual(given, expected);
    isFitting = (isEqual && secret !== '') || isFitting;
  }
  return isFitting;
}
