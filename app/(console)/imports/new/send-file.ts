import type { ErrorCode } from '#lib/errors.ts';

/** A file on its way; `stop` breaks it off, and the promise is rejected. */
export type Sending = { answer: Promise<Taken>; stop: () => void };

/** The import that was opened, and one that has taken the same file before. */
export type Taken = { importId: string; sameFileAs: string | null };

/** Why a file was not taken. `broken` when no answer came at all. */
export class SendFailure extends Error {
  readonly code: ErrorCode | 'broken';

  constructor(code: ErrorCode | 'broken', message: string) {
    super(message);
    this.code = code;
  }
}

/** Sends a file as it is, in one request, and tells how much of it has gone (0 to 1). */
export function sendFile(
  file: File,
  facts: Readonly<Record<string, string>>,
  onProgress: (share: number) => void,
): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<Taken>((resolve, reject) => {
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(new SendFailure('broken', ''));
    request.onabort = () => reject(new SendFailure('broken', ''));
    request.onload = () => {
      const body = readAnswer(request.responseText);
      const { importId, sameFileAs = null } = body;
      if (request.status === 200 && importId) resolve({ importId, sameFileAs });
      else reject(new SendFailure(body.error?.code ?? 'broken', body.error?.message ?? ''));
    };
  });
  const query = new URLSearchParams({ ...facts, name: file.name });
  request.open('POST', `/api/imports/upload?${query}`);
  request.setRequestHeader('content-type', file.type || 'application/octet-stream');
  request.send(file);
  return { answer, stop: () => request.abort() };
}

type Answer = Partial<Taken> & { error?: { code: ErrorCode; message: string } };

function readAnswer(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {}; // a proxy between us answered in its own words
  }
}
