import { type AddressInfo, createServer } from 'node:net';

/** A mail as it arrived: unfolded headers by their names in lower case, and both bodies decoded. */
export type ArrivedMail = { to: string; headers: Record<string, string>; text: string; html: string };

/** A small mail server on this machine that takes every mail and keeps it, for tests. */
export async function startMailServer(): Promise<{
  port: number;
  mails: () => ArrivedMail[];
  close: () => Promise<void>;
}> {
  const kept: ArrivedMail[] = [];
  const server = createServer((socket) => {
    let waiting = '';
    let to = '';
    let body: string[] | null = null;
    const take = (line: string) => {
      if (body === null) {
        if (/^RCPT TO:/i.test(line)) to = /<(.*)>/.exec(line)?.[1] ?? '';
        if (line === 'DATA') body = [];
        socket.write(line === 'DATA' ? '354 go on\r\n' : '250 ok\r\n');
      } else if (line === '.') {
        kept.push({ to, ...readMail(body) });
        body = null;
        socket.write('250 kept\r\n');
      } else body.push(line.startsWith('..') ? line.slice(1) : line);
    };
    socket.on('data', (bytes) => {
      const lines = (waiting + bytes.toString('utf8')).split('\r\n');
      waiting = lines.pop() ?? '';
      for (const line of lines) take(line);
    });
    socket.on('error', () => socket.destroy());
    socket.write('220 ready\r\n');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // A server that listens on a port has an address of that kind.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    mails: () => kept,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

function readMail(lines: readonly string[]): Omit<ArrivedMail, 'to'> {
  const { headers, body } = splitPart(lines);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1];
  const parts = boundary
    ? body
        .join('\n')
        .split(`--${boundary}`)
        .map((part) => splitPart(part.split('\n').slice(1)))
    : [];
  const bodyOf = (type: string) => {
    const part = parts.find((one) => one.headers['content-type']?.startsWith(type));
    return part ? decode(part.body, part.headers['content-transfer-encoding']) : '';
  };
  return { headers, text: bodyOf('text/plain'), html: bodyOf('text/html') };
}

function splitPart(lines: readonly string[]): { headers: Record<string, string>; body: string[] } {
  const end = lines.indexOf('');
  const unfolded = lines
    .slice(0, end)
    .join('\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  const headers = Object.fromEntries(
    unfolded.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { headers, body: lines.slice(end + 1) };
}

function decode(lines: readonly string[], encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(lines.join(''), 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return lines.join('\n');
  const joined = lines.join('\n').replace(/=\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
