import * as state from '#db/errors.ts';
import { AppError } from '#lib/errors.ts';

/** True where another writer was quicker: with fresh reads the same command may succeed. */
export function isLostRace(error: unknown): boolean {
  if (error instanceof AppError) return error.details.isLostRace === true;
  const code = state.sqlState(error);
  return code === state.DEADLOCK || code === state.SERIALIZATION_FAILURE || code === state.OUT_OF_STOCK;
}

/** What the database refused, as a refusal that a person may read; anything else as it was thrown. */
export function translateError(error: unknown): unknown {
  const cause = state.pgError(error);
  if (!cause) return error;
  if (state.isUnkeepable(cause)) {
    return new AppError('INVALID_INPUT', 'A text, number or day here is none that can be kept.', {
      cause: error,
    });
  }
  switch (cause.code) {
    case state.OUT_OF_STOCK:
      return new AppError('OUT_OF_STOCK', 'There are not enough units at the location.', {
        cause: error,
        details: JSON.parse(cause.detail ?? '{}') as Record<string, unknown>,
      });
    case state.LOT_REFUSED:
      return new AppError('CONFLICT', `${cause.message}.`, {
        cause: error,
        details: JSON.parse(cause.detail ?? '{}') as Record<string, unknown>,
      });
    case state.WRONG_STEP:
      return new AppError('CONFLICT', `${cause.message}.`, { cause: error });
    case state.UNIQUE_VIOLATION:
      return new AppError('CONFLICT', 'Something with this name or number exists already.', {
        cause: error,
        details: { reason: 'nameTaken', constraint: cause.constraint },
      });
    case state.FOREIGN_KEY_VIOLATION:
      return new AppError('NOT_FOUND', 'Something that this refers to does not exist (any more).', {
        cause: error,
        details: { reason: 'gone', thing: 'other', constraint: cause.constraint },
      });
    case state.CHECK_VIOLATION:
      return new AppError('CONFLICT', 'This would break a rule of the books; nothing was changed.', {
        cause: error,
        details: { reason: 'booksRule', constraint: cause.constraint },
      });
    default:
      return error;
  }
}
