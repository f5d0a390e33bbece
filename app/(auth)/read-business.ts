import 'server-only';
import { database } from '#app/_server/database.ts';
import { type Business, getBusiness } from '#domains/settings/get-business.ts';
import { AppError } from '#lib/errors.ts';

/** The business, or null while nothing has been set up: its name may be shown before signing in. */
export async function readBusiness(): Promise<Business | null> {
  try {
    return await getBusiness(database());
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
