import { AppError } from '#lib/errors.ts';

/** The form that a request brings. @throws INVALID_INPUT where it brings something else, or half of one. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    throw new AppError('INVALID_INPUT', 'What was sent is no form.', { cause });
  }
}
