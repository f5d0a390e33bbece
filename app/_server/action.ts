import 'server-only';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import { isUnkeepable } from '#db/errors.ts';
import { translateError } from '#domains/command-errors.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { AppError, type ErrorCode, type ErrorDetails, toAppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';
import { log } from '#lib/log.ts';
import { limit } from '#lib/rate-limit.ts';
import { cleanText } from '#lib/text/clean-text.ts';
import { mapTexts } from '#lib/text/map-texts.ts';
import { database } from './database.ts';
import { requireActor, type Session } from './session.ts';
import { checkOrigin, readVisitor, type Visitor } from './visitor.ts';

/** What every action answers. Next hides what actions throw, so a refusal is a value. */
export type Result<Data> =
  | { ok: true; data: Data }
  | { ok: false; error: { code: ErrorCode; message: string; details: ErrorDetails } };

/**
 * Makes a server action of a command, or of a function that calls commands and queries: only from our own pages, only
 * for people who are signed in, and not endlessly. `commandId` is made by the form, so that a repeat is carried out once.
 */
export function action<Input, Data>(run: (ctx: Ctx, input: Input, session: Session) => Promise<Data>) {
  return (input: Input, commandId?: string): Promise<Result<Data>> =>
    answer(async () => {
      checkOrigin(await headers());
      const session = await requireActor();
      await limit('user', session.user.id);
      return run(withCommandId(session.ctx, commandId), mapTexts(input, cleanText), session);
    });
}

/** Makes a server action of a form for people who are not signed in (yet); nothing but signing in and joining. */
export function publicAction<Data>(run: (ctx: Ctx, form: FormData, visitor: Visitor) => Promise<Data>) {
  return (_previous: Result<Data> | null, form: FormData): Promise<Result<Data>> =>
    answer(async () => {
      checkOrigin(await headers());
      const visitor = await readVisitor();
      await limit('address', visitor.knownDevice?.id ?? visitor.address);
      return run({ db: database(), actor: SYSTEM, now: new Date() }, cleanForm(form), visitor);
    });
}

function cleanForm(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form)
    clean.append(cleanText(name), typeof value === 'string' ? cleanText(value) : value);
  return clean;
}

async function answer<Data>(work: () => Promise<Data>): Promise<Result<Data>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: tell(error) };
  }
}

/** What the browser may know of a failure; what nobody foresaw is logged and not told. */
export function tell(error: unknown): { code: ErrorCode; message: string; details: ErrorDetails } {
  const refusal: AppError = toAppError(asRefusal(error));
  const isForeseen = error instanceof AppError && refusal.code !== 'INTERNAL' && !isUnkeepable(error);
  if (!isForeseen) log.error({ err: error }, 'an entrance failed');
  return { code: refusal.code, message: refusal.message, details: refusal.details };
}

/** A question that does not have the form that a query wants is refused as a command refuses it. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof z.ZodError)) return translateError(error);
  return new AppError('INVALID_INPUT', 'What was asked is not understood.', { cause: error });
}

/** The context with the id that the client made for this command; anything but an id is left out. */
export function withCommandId(ctx: Ctx, commandId: string | null | undefined): Ctx {
  return commandId && isId(commandId) ? { ...ctx, commandId } : ctx;
}
