import type { LiveState } from './live-provider.tsx';

const URL_OF_STREAM = '/api/live';
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

type Handlers = {
  onState: (state: LiveState) => void;
  onOpen: () => void;
  onTopics: (topics: readonly string[]) => void;
};

/**
 * Opens the stream and keeps it open: the browser retries a broken one itself, but gives up on a refusal (a restart,
 * a session that ended), so that is retried here with growing pauses. The returned function closes it.
 */
export function openLiveStream({ onState, onOpen, onTopics }: Handlers): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = FIRST_RETRY_MS;

  function connect() {
    source?.close();
    source = new EventSource(URL_OF_STREAM);
    source.onopen = () => {
      pauseMs = FIRST_RETRY_MS;
      onState('live');
      onOpen();
    };
    source.onmessage = (message) => onTopics(readTopics(message.data));
    source.onerror = () => {
      onState('lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, pauseMs);
      pauseMs = Math.min(pauseMs * 2, LAST_RETRY_MS);
    };
  }

  // A page in the back-forward cache would hold one of the six connections that HTTP/1.1 allows per host.
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const reopen = (event: PageTransitionEvent) => {
    if (event.persisted) connect();
  };
  connect();
  addEventListener('pagehide', close);
  addEventListener('pageshow', reopen);
  return () => {
    removeEventListener('pagehide', close);
    removeEventListener('pageshow', reopen);
    close();
  };
}

function readTopics(data: string): string[] {
  const message: unknown = JSON.parse(data);
  if (typeof message !== 'object' || message === null || !('topics' in message)) return [];
  return Array.isArray(message.topics) ? message.topics.filter((topic) => typeof topic === 'string') : [];
}
