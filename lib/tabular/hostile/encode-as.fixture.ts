import type { Encoding } from '../detect-encoding.ts';

/** The bytes of a text in an encoding, for tests; a letter that the encoding lacks becomes a question mark. */
export function encodeAs(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (letter) => {
    const byte = letters.indexOf(letter);
    return byte === -1 ? '?'.charCodeAt(0) : byte;
  });
}
