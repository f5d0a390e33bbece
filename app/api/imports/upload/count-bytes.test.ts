import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { countBytes } from './count-bytes.ts';

const read = async (announced: number) => {
  const parts: Buffer[] = [];
  const source = Readable.from([Buffer.from('sku;'), Buffer.from('price\n')]);
  for await (const part of countBytes(source, { name: 'prices.csv', announced })) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

describe('a file on its way in', () => {
  it('arrives as it was sent', async () => {
    expect(await read(10)).toBe('sku;price\n');
    expect(await read(Number.NaN)).toBe('sku;price\n');
  });

  it('is refused when it was cut off on the way', async () => {
    await expect(read(11)).rejects.toThrow('prices.csv: only 10 of 11 bytes arrived');
  });
});
