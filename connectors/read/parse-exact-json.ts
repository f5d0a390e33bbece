import { AppError } from '#lib/errors.ts';
import { cleanText } from '#lib/text/clean-text.ts';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

/**
 * JSON in which every number is the text that stood in the source, so that ids beyond 2^53 and decimals stay exact.
 * Texts come without NUL characters and broken surrogates, which no database takes.
 * TOO_LARGE above 8 MB, INVALID_INPUT when the bytes are no UTF-8 or no JSON (also when nested too deep).
 */
export function parseExactJson(body: Uint8Array): unknown {
  if (body.byteLength > MAX_BODY_BYTES) {
    throw new AppError(
      'TOO_LARGE',
      `The body has ${body.byteLength} bytes; at most ${MAX_BODY_BYTES} are read.`,
      {
        details: { bytes: body.byteLength },
      },
    );
  }
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body), keepSourceText);
  } catch (cause) {
    throw new AppError('INVALID_INPUT', 'The body is not readable JSON in UTF-8.', {
      cause,
      details: {
        reason: 'notJson',
        problem: cause instanceof Error ? cause.message.slice(0, 200) : String(cause),
      },
    });
  }
}

/** The library's types do not know yet that a reviver is also told the source text of a number. */
const parseJson = JSON.parse as (
  json: string,
  reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown;

function keepSourceText(_key: string, value: unknown, context: { source?: string }): unknown {
  if (typeof value === 'number') return context.source ?? String(value);
  if (typeof value === 'string') return cleanText(value);
  return value;
}
