import { lookup as resolve } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '#lib/errors.ts';
import { isPublicAddress } from './judge-address.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const TOTAL_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 4_096;

/** What the other side answered; the text is cut short. */
export type Answer = { status: number; text: string };

/**
 * Posts to a program outside: 5 s to connect, 10 s in all, no redirects. Every address is judged after its name was
 * resolved, and exactly that address is dialled, so that no name can lead inside. `allowedHosts` (host:port) may.
 * @throws UNAVAILABLE when nobody answers in time; FORBIDDEN for an address inside.
 */
export function postOutside(
  url: string,
  message: { headers: Record<string, string>; body: string },
  allowedHosts: ReadonlySet<string> = readAllowedHosts(),
): Promise<Answer> {
  const target = judgeUrl(url, allowedHosts);
  const isAllowed = allowedHosts.has(target.host);
  const client = target.protocol === 'https:' ? https : http;
  return new Promise((answer, reject) => {
    const signal = AbortSignal.timeout(TOTAL_TIMEOUT_MS);
    const request = client.request(
      target,
      {
        method: 'POST',
        headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
        signal,
        agent: false,
        lookup: isAllowed ? undefined : lookupOutside,
      },
      (response) => {
        readText(response).then((text) => answer({ status: response.statusCode ?? 0, text }), reject);
      },
    );
    const connecting = setTimeout(
      () => request.destroy(new Error(`no connection within ${CONNECT_TIMEOUT_MS / 1000} s`)),
      CONNECT_TIMEOUT_MS,
    );
    request.on('socket', (socket) => {
      socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
    });
    request.on('close', () => clearTimeout(connecting));
    request.on('error', (cause) => {
      const isLate = signal.aborted;
      const why = isLate ? `no answer within ${TOTAL_TIMEOUT_MS / 1000} s` : cause.message;
      reject(
        cause instanceof AppError ? cause : new AppError('UNAVAILABLE', `${target.host}: ${why}.`, { cause }),
      );
    });
    request.end(message.body);
  });
}

/**
 * The address, when it may be sent to at all: https (http only to allowed hosts), no credentials, no address inside.
 * @throws INVALID_INPUT or FORBIDDEN saying what is wrong with it.
 */
export function judgeUrl(url: string, allowedHosts: ReadonlySet<string> = readAllowedHosts()): URL {
  if (!URL.canParse(url))
    throw new AppError('INVALID_INPUT', 'This is no address of the web.', {
      details: { reason: 'webAddress', fault: 'none' },
    });
  const target = new URL(url);
  if (allowedHosts.has(target.host)) return target;
  if (target.protocol !== 'https:')
    throw new AppError('INVALID_INPUT', 'The address must begin with https://.', {
      details: { reason: 'webAddress', fault: 'plain' },
    });
  if (target.username || target.password) {
    throw new AppError('INVALID_INPUT', 'The address must not carry a name or password.', {
      details: { reason: 'webAddress', fault: 'secret' },
    });
  }
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const isInside = isIP(host)
    ? !isPublicAddress(host)
    : /(?:^|\.)(?:localhost|local|internal)\.?$/i.test(host);
  if (isInside) throw refuseInside(host);
  return target;
}

/** WEBHOOK_ALLOWED_HOSTS: host:port pairs inside that may be sent to, such as a test's own server. */
export function readAllowedHosts(): ReadonlySet<string> {
  const listed = process.env.WEBHOOK_ALLOWED_HOSTS ?? '';
  return new Set(listed.split(',').flatMap((host) => host.trim() || []));
}

/** Resolves names for programs that dial outside: an address inside is refused, after its name was resolved. */
export const lookupOutside: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const inside = addresses.find(({ address }) => !isPublicAddress(address));
    const [first] = addresses;
    if (inside || !first) return callback(refuseInside(hostname), []);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function refuseInside(host: string): AppError {
  return new AppError(
    'FORBIDDEN',
    `${host} is not on the public internet; webhooks go to public addresses only.`,
    { details: { reason: 'notPublic', host } },
  );
}

async function readText(response: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    parts.push(part as Buffer);
    size += (part as Buffer).byteLength;
    if (size >= MAX_ANSWER_BYTES) break;
  }
  response.destroy();
  return Buffer.concat(parts).subarray(0, MAX_ANSWER_BYTES).toString('utf8').replaceAll('\0', '');
}
