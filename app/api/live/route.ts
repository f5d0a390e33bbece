import { hearChanges } from '#app/_server/live.ts';
import { route } from '#app/_server/route.ts';

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2_000;

export const dynamic = 'force-dynamic';

/** Server-sent events: which topics changed, never what; screens ask again with their own rights. */
export const GET = route(async (_ctx, { request }) => {
  const encoder = new TextEncoder();
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: async (stream) => {
      let isOpen = true;
      const send = (text: string) => {
        if (isOpen) stream.enqueue(encoder.encode(text));
      };
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
      const hearing = hearChanges((topics) => send(`data: ${JSON.stringify({ topics })}\n\n`));
      leave = () => {
        isOpen = false;
        clearInterval(heartbeat);
        hearing.then(
          (stop) => stop(),
          () => undefined,
        );
      };
      // A page may be left before its stream has begun; its abort is then in the past and never comes again.
      request.signal.addEventListener('abort', leave);
      if (request.signal.aborted) leave();
      await hearing;
      send(`retry: ${RETRY_MS}\n\n`);
    },
    cancel: () => leave(),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
});
