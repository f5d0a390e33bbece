import { createHash } from 'node:crypto';

/** One message of one source as a UUID (version 8, of its SHA-256): the same message has the same key for ever. */
export function messageKey(sourceId: string, messageId: string): string {
  const hex = createHash('sha256').update(`${sourceId}\n${messageId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
