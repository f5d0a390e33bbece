import fs from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const LETTER = {
  to: 'mira@shop.example',
  subject: 'پیوند ورود شما',
  text: 'سلام',
  html: '<p dir="rtl">سلام</p>',
};

describe('mail', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'mail-'));
    vi.stubEnv('DATA_DIR', folder);
    vi.resetModules();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await fs.rm(folder, { recursive: true });
  });

  it('is written into a folder, readable by its owner only, while no server is set up', async () => {
    vi.stubEnv('SMTP_URL', '');
    const { isMailSetUp, sendMail } = await import('./send-mail.ts');
    expect(isMailSetUp()).toBe(false);
    await sendMail(LETTER);
    const [file] = await fs.readdir(path.join(folder, 'mail'));
    const place = path.join(folder, 'mail', file!);
    const text = await fs.readFile(place, 'utf8');
    expect(text).toContain('To: mira@shop.example');
    expect(text).toContain('Subject: =?UTF-8?');
    expect((await fs.stat(place)).mode & 0o777).toBe(0o600);
  });

  it('goes to one address only, whatever is written in it', async () => {
    vi.stubEnv('SMTP_URL', '');
    const { sendMail } = await import('./send-mail.ts');
    await sendMail({
      ...LETTER,
      to: 'mira@shop.example, thief@else.example',
      subject: 'a\r\nBcc: thief@else.example',
    });
    const [file] = await fs.readdir(path.join(folder, 'mail'));
    const text = await fs.readFile(path.join(folder, 'mail', file!), 'utf8');
    expect(text).not.toMatch(/^Bcc:/im);
  });

  it('is handed to the server that is set up', async () => {
    const server = await startMailServer();
    vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${server.port}`);
    const { sendMail } = await import('./send-mail.ts');
    await sendMail(LETTER);
    expect(server.said()).toContain('RCPT TO:<mira@shop.example>');
    await server.close();
  });

  it('fails when the server refuses, so that the job tries again', async () => {
    const server = await startMailServer({ rcpt: '550 no such mailbox' });
    vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${server.port}`);
    const { sendMail } = await import('./send-mail.ts');
    await expect(sendMail(LETTER)).rejects.toThrow(/550/);
    await server.close();
  });
});

/** The least of a mail server: says yes to everything, or what it is told to say to a recipient. */
async function startMailServer({ rcpt = '250 ok' }: { rcpt?: string } = {}) {
  const lines: string[] = [];
  const server = createServer((socket) => {
    let isBody = false;
    socket.write('220 ready\r\n');
    socket.on('data', (bytes) => {
      for (const line of bytes.toString().split('\r\n').filter(Boolean)) {
        lines.push(line);
        if (isBody && line !== '.') continue;
        isBody = line === 'DATA';
        socket.write(`${line === 'DATA' ? '354 go on' : line.startsWith('RCPT') ? rcpt : '250 ok'}\r\n`);
      }
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    said: () => lines.join('\n'),
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
