import { z } from 'zod';
import type { Refused, Waits, WriteAnswer } from '../listing-write-contract.ts';
import { list, text } from '../read/fields.ts';
import { judgeAnswer, refuse, waitSeconds } from '../read/judge-answer.ts';
import { peekJson } from '../read/peek.ts';

/** Codes of refusals that mean the same for every change: the key lacks the right, or the shop is closed. */
const KEY_CODES = new Set(['ACCESS_DENIED', 'SHOP_INACTIVE', 'UNAUTHORIZED', 'FORBIDDEN']);
const LATER_CODES = new Set(['THROTTLED', 'INTERNAL_SERVER_ERROR', 'MAX_COST_EXCEEDED', 'TIMEOUT']);

const envelope = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .union([
      text,
      list(z.looseObject({ message: text, extensions: z.looseObject({ code: text }).nullish() })),
    ])
    .optional(),
  extensions: z
    .looseObject({
      cost: z
        .looseObject({
          requestedQueryCost: z.coerce.number().nullish(),
          throttleStatus: z
            .looseObject({ currentlyAvailable: z.coerce.number(), restoreRate: z.coerce.number() })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

type Envelope = z.output<typeof envelope>;

/**
 * The field of a GraphQL answer that was asked for; null where the shop has no such thing. Errors come with status 200: a
 * throttled one says in its cost how many points are missing and how fast they come back.
 */
export function readField(
  answer: WriteAnswer,
  field: string,
): { is: 'field'; value: unknown } | Refused | Waits {
  const parsed = envelope.safeParse(peekJson(answer.body));
  const read = parsed.success ? parsed.data : null;
  const judged = judgeAnswer(answer, read && wordsOf(read));
  if (judged) return judged;
  if (!read) return refuse('unreadable', null);
  const errors = Array.isArray(read.errors) ? read.errors : [];
  if (errors.length === 0 && typeof read.errors !== 'string') {
    return read.data ? { is: 'field', value: read.data[field] ?? null } : refuse('unreadable', null);
  }
  const codes = errors.map((error) => error.extensions?.code ?? error.message?.toUpperCase() ?? '');
  if (codes.some((code) => LATER_CODES.has(code))) {
    return { is: 'waits', seconds: missingPoints(read), words: wordsOf(read) };
  }
  return refuse(codes.some((code) => KEY_CODES.has(code)) ? 'keyRefused' : 'invalid', wordsOf(read));
}

function missingPoints({ extensions }: Envelope): number {
  const cost = extensions?.cost;
  const status = cost?.throttleStatus;
  if (!status || !cost?.requestedQueryCost) return waitSeconds(Number.NaN);
  return waitSeconds((cost.requestedQueryCost - status.currentlyAvailable) / status.restoreRate);
}

function wordsOf({ errors }: Envelope): string | null {
  if (!Array.isArray(errors)) return errors ?? null;
  return errors.flatMap((error) => error.message ?? []).join(' ') || null;
}
