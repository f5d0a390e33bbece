import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './judge-address.ts';
import { judgeUrl, postOutside } from './post-outside.ts';

const NOBODY: ReadonlySet<string> = new Set();

const INSIDE = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0.0.0.0/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[ff02::1]/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://100.64.0.1/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://shop.localhost/',
  'https://printer.local/',
  'https://metadata.google.internal/',
];

const NO_ADDRESS = [
  'ftp://example.com/',
  'file:///etc/passwd',
  'http://example.com/',
  'https://name:word@example.com/',
  'nonsense',
  '',
];

describe('where events may be sent', () => {
  it.each(INSIDE)('never inside: %s', (url) => {
    expect(() => judgeUrl(url, NOBODY)).toThrow(/public internet/);
  });

  it.each(NO_ADDRESS)('only to plain https addresses: %s', (url) => {
    expect(() => judgeUrl(url, NOBODY)).toThrow();
  });

  it('to the public internet', () => {
    expect(judgeUrl('https://example.com/hook', NOBODY).host).toBe('example.com');
    for (const address of ['8.8.8.8', '172.32.0.1', '2606:4700::1111']) {
      expect(isPublicAddress(address)).toBe(true);
    }
  });

  it('not to a name that leads inside, though the name itself looks harmless', async () => {
    const connections: string[] = [];
    const server = http.createServer().on('connection', () => connections.push('one'));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    // Every system resolves this name to itself; it stands for any name whose record points inside.
    const { hostname } = new URL(`https://${(await import('node:os')).hostname()}`);
    const sent = postOutside(`https://${hostname}:${port}/`, { headers: {}, body: '{}' }, NOBODY);
    await expect(sent).rejects.toMatchObject({ name: 'AppError' });
    expect(connections).toEqual([]);
    server.close();
  });
});
