/** The write key of a call: of Basic authentication, of the body, or of the address; empty where there is none. */
export function readKey(request: Request, body: unknown): string {
  return (
    basicUser(request.headers.get('authorization')) ??
    bodyKey(body) ??
    new URL(request.url).searchParams.get('writeKey') ??
    ''
  );
}

function basicUser(header: string | null): string | null {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=_-]{1,400})$/i.exec(header ?? '') ?? [];
  if (!encoded) return null;
  const [user] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return user || null;
}

/** Browsers' beacons cannot set headers: their events carry the key. */
function bodyKey(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { writeKey, batch } = body as { writeKey?: unknown; batch?: unknown };
  if (typeof writeKey === 'string') return writeKey;
  return Array.isArray(batch) && batch.length > 0 ? bodyKey({ writeKey: batch[0]?.writeKey }) : null;
}
