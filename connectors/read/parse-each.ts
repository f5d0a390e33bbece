import { AppError, type ErrorCode } from '#lib/errors.ts';
import type { ChannelMessage, ParsedResource } from '../contract.ts';
import { peekText } from './peek.ts';

const READABLE: readonly ErrorCode[] = ['INVALID_INPUT', 'TOO_LARGE', 'UNSUPPORTED'];

/** Parses the items of a list one by one: what cannot be read becomes its own refusal and spoils no other. */
export function parseEach(
  items: readonly unknown[],
  parse: (item: unknown) => ChannelMessage,
): ParsedResource[] {
  return items.map((item) => {
    const resourceId = peekText(item, 'id');
    try {
      return { isOk: true, resourceId, message: parse(item) };
    } catch (error) {
      if (error instanceof AppError && READABLE.includes(error.code))
        return { isOk: false, resourceId, error };
      throw error;
    }
  });
}
