import http from 'node:http';
import https from 'node:https';
import { AppError } from '#lib/errors.ts';
import { judgeUrl, lookupOutside, readAllowedHosts } from '../../events/post-outside.ts';

const TOTAL_TIMEOUT_MS = 30_000;
const MOST_BYTES = 64 * 1024 * 1024;
const OK = 200;

/** What a channel answered. */
export type Fetched = { headers: Record<string, string | undefined>; body: Uint8Array };

/** What a channel is asked, or told. */
export type Asked = { method: string; url: string; headers: Record<string, string>; body: string | null };

/**
 * Fetches a page from a channel: 30 s in all, at most 64 MB, no redirects, packed answers are not asked for. The same
 * guard as for outgoing webhooks: only public addresses, judged after their names were resolved, or allowed hosts.
 * @throws UNAVAILABLE when there is no answer in time or another one than 200; TOO_LARGE; FORBIDDEN for an address inside.
 */
export async function fetchOutside(request: {
  url: string;
  headers: Record<string, string>;
}): Promise<Fetched> {
  return exchange({ ...request, method: 'GET', body: null }, async (response, host) => {
    if (response.statusCode !== OK) {
      response.destroy();
      throw new AppError('UNAVAILABLE', `${host} answered ${response.statusCode} instead of 200.`, {
        details: { reason: 'feedAnswered', status: String(response.statusCode) },
      });
    }
    return { headers: readHeaders(response), body: await readBody(response, host) };
  });
}

/**
 * Asks a channel something, or has something changed there, under the same guards; whatever status it answers is told.
 * @throws UNAVAILABLE when there is no answer in time; TOO_LARGE; FORBIDDEN for an address inside.
 */
export function askOutside(request: Asked): Promise<Fetched & { status: number }> {
  return exchange(request, async (response, host) => ({
    status: response.statusCode ?? 0,
    headers: readHeaders(response),
    body: await readBody(response, host),
  }));
}

async function exchange<Answer>(
  { method, url, headers, body }: Asked,
  read: (response: http.IncomingMessage, host: string) => Promise<Answer>,
): Promise<Answer> {
  const allowedHosts = readAllowedHosts();
  const target = judgeUrl(url, allowedHosts);
  const client = target.protocol === 'https:' ? https : http;
  const signal = AbortSignal.timeout(TOTAL_TIMEOUT_MS);
  const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
  const options = {
    method,
    headers: { ...headers, ...length, 'accept-encoding': 'identity' },
    signal,
    agent: false,
    lookup: allowedHosts.has(target.host) ? undefined : lookupOutside,
  };
  try {
    const response = await new Promise<http.IncomingMessage>((answer, reject) => {
      client
        .request(target, options, answer)
        .on('error', reject)
        .end(body ?? undefined);
    });
    return await read(response, target.host);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const why = signal.aborted ? `no answer within ${TOTAL_TIMEOUT_MS / 1000} s` : String(cause);
    throw new AppError('UNAVAILABLE', `${target.host}: ${why.slice(0, 200)}.`, {
      cause,
      details: { reason: 'feedSilent' },
    });
  }
}

function readHeaders(response: http.IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}

async function readBody(response: http.IncomingMessage, host: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    size += (part as Buffer).byteLength;
    if (size > MOST_BYTES) {
      response.destroy();
      throw new AppError('TOO_LARGE', `${host} sent more than ${MOST_BYTES / 1024 / 1024} MB.`, {
        details: { reason: 'feedTooLarge' },
      });
    }
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
