import { hearChanges } from '#app/_server/live.ts';
import { route } from '#app/_server/route.ts';

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2_000;

export const dynamic = 'force-dynamic';

/** Server-sent events: which topics changed, never what; screens ask again with their own rights. */
export const GET = route(async (_ctx, { request }) => {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: async (stream) => {
      const send = (text: string) => stream.enqueue(encoder.encode(text));
      const stop = await hearChanges((topics) => send(`data: ${JSON.stringify({ topics })}\n\n`));
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
      send(`retry: ${RETRY_MS}\n\n`);
      request.signal.addEventListener('abort', () => {
        stop();
        clearInterval(heartbeat);
        stream.close();
      });
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
});
