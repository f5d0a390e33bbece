import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '#db/client.ts';
import { answerTracking } from './answer-tracking.ts';

/** A server that answers the tracking protocol at `/v1`, as the program does. */
export type TrackingServer = { url: string; close: () => Promise<void> };

/** Serves it on a free port of this machine. */
export async function serveTracking(db: Database, now: () => Date): Promise<TrackingServer> {
  const server = createServer(async (incoming, outgoing) => {
    const request = await toRequest(incoming);
    const path = new URL(request.url).pathname.split('/').slice(2);
    const answer = await answerTracking(db, { request, path, now: now() });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const body = new Uint8Array(Buffer.concat(parts));
  const hasBody = incoming.method === 'POST';
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    ...(hasBody ? { body } : {}),
  });
}
