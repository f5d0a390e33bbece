/** Every way in which the product refuses; each entrance translates them once (HTTP status, form error, exit code). */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'ALREADY_DONE',
  'OUT_OF_STOCK',
  'TOO_LARGE',
  'UNSUPPORTED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

/** One of the dozen codes of `ERROR_CODES`. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Facts that help the reader or the program to mend the cause; never secrets. */
export type ErrorDetails = Record<string, unknown>;

/**
 * A refusal that a person may read: the message says what, which and what next.
 * Thrown inside, translated once at each entrance. Anything else that is thrown counts as INTERNAL and is not shown.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

const HTTP_STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 422,
  CONFLICT: 409,
  ALREADY_DONE: 409,
  OUT_OF_STOCK: 409,
  TOO_LARGE: 413,
  UNSUPPORTED: 415,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** The HTTP status of a refusal. */
export function httpStatus(code: ErrorCode): number {
  return HTTP_STATUS[code];
}

/** The refusal itself, or INTERNAL with the original as cause: what a stranger may see of it is only the code. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('INTERNAL', 'Something went wrong on our side; nothing was changed.', { cause: error });
}
