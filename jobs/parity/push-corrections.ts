import { setTimeout as sleep } from 'node:timers/promises';
import type { ListingChange, Refused, Seen, Waits } from '#connectors/listing-write-contract.ts';
import { LISTING_WRITERS } from '#connectors/listing-writers.ts';
import type { Ctx } from '#domains/context.ts';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { endCorrection } from '#domains/parity/corrections/end-correction.ts';
import {
  type DueCorrection,
  listDueCorrections,
  noteSending,
  takeCorrection,
} from '#domains/parity/corrections/take-correction.ts';
import { askOutside } from '#domains/parity/feeds/fetch-outside.ts';
import { takeAnswer } from '#domains/parity/feeds/take-answer.ts';
import { ListingInput } from '#domains/parity/input.ts';
import { listingsOfProduct } from '#domains/parity/listings/listings-of-product.ts';
import { factOfListing, isShown, type ListingFact, settleFact } from '#domains/parity/rules/correction.ts';
import { AppError } from '#lib/errors.ts';
import { log } from '#lib/log.ts';

const TOTAL_TIMEOUT_MS = 600_000;
const SHORT_WAIT_SECONDS = 15;
const FIRST_PAUSE_SECONDS = 4;
const LONGEST_PAUSE_SECONDS = 900;
const SECOND_MS = 1_000;

const STALE: Refused = { is: 'refused', reason: 'stale', words: null };

type Outcome = Parameters<typeof endCorrection>[1]['outcome'];
/** The vendor's refusals, and one of ours: it was taken, but is not what was read back. */
type Told =
  | { is: 'written' }
  | (Omit<Refused, 'reason'> & { reason: Refused['reason'] | 'notShown' })
  | Waits;
type Shown = { seen: Seen; shown: ListingFact | null };

/**
 * Writes what is due to the channels, one after the other: looks how the listing stands, sends what nobody changed meanwhile,
 * reads it back, and keeps what was read, so that the difference ends when both sides agree. What is there already is not sent again: a job that died
 * between sending and noting it is made good by the next one.
 */
export async function pushCorrectionsJob(ctx: Ctx): Promise<void> {
  const startedMs = performance.now();
  const clock = (): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + (performance.now() - startedMs)) });
  const closed = new Set<string>();
  const tried = new Set<string>();
  // Units are written as they are now, so what was sold until now is counted first.
  if ((await listDueCorrections(ctx)).some(({ kind }) => kind === 'stock')) await checkParity(ctx);
  for (;;) {
    const due = (await listDueCorrections(clock())).filter(
      ({ id, channelId }) => !tried.has(id) && !closed.has(channelId),
    );
    if (due.length === 0) return;
    for (const correction of due) {
      if (performance.now() - startedMs > TOTAL_TIMEOUT_MS) return;
      if (closed.has(correction.channelId)) continue;
      tried.add(correction.id);
      const { isMine, units } = await takeCorrection(clock(), { correctionId: correction.id });
      if (!isMine) continue;
      const wants: ListingFact = units === null ? correction.wants : { kind: 'stock', units };
      const outcome = await attempt(clock, { ...correction, wants });
      await endCorrection(clock(), { correctionId: correction.id, outcome });
      if (outcome.is === 'paused') closed.add(correction.channelId);
      if (outcome.is !== 'waits') continue;
      // A shop that asks for a breath gets it; one that is gone for longer is left to the next run.
      if (outcome.seconds > SHORT_WAIT_SECONDS) closed.add(correction.channelId);
      else {
        await sleep(outcome.seconds * SECOND_MS);
        tried.delete(correction.id);
      }
    }
  }
}

async function attempt(clock: () => Ctx, correction: DueCorrection): Promise<Outcome> {
  try {
    return asOutcome(await carryOut(clock, correction), correction);
  } catch (error) {
    log.warn({ err: error, correctionId: correction.id }, 'a correction could not be written to its channel');
    const words = error instanceof AppError ? error.message : 'The answer could not be read.';
    return { is: 'waits', seconds: pauseSeconds(correction.attempts), words };
  }
}

function asOutcome(told: Told, { attempts }: DueCorrection): Outcome {
  if (told.is === 'waits') return { ...told, seconds: Math.max(told.seconds, pauseSeconds(attempts)) };
  if (told.is === 'refused' && told.reason === 'keyRefused') return { is: 'paused', words: told.words };
  return told;
}

function pauseSeconds(attempts: number): number {
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** attempts);
}

/** Look, compare, note, look once more where the channel does not compare by itself, send, look again. */
async function carryOut(clock: () => Ctx, correction: DueCorrection): Promise<Told> {
  const { id, wants, expects, source, kind } = correction;
  const first = await look(clock, correction);
  if ('is' in first) return first;
  const after = settleFact(wants, first.shown);
  if (isShown(after, first.shown)) return { is: 'written' };
  const writer = LISTING_WRITERS[source.kind];
  const key = `${id}-${correction.attempts}`;
  const request = writer.write(first.seen, { change: changeOf(after), key }, source);
  if ('is' in request) return request;
  if (first.shown === null || (expects !== null && !isShown(expects, first.shown))) return STALE;
  await noteSending(clock(), { correctionId: id, before: first.shown, after });
  if (!writer.compares.includes(kind)) {
    const moved = await findMoved(clock, correction, first.shown);
    if (moved) return moved;
  }
  const answer = writer.readWrite(await askOutside(request));
  if (answer.is !== 'taken') return answer;
  const last = await look(clock, correction);
  if ('is' in last) return last;
  return isShown(after, last.shown) ? { is: 'written' } : { is: 'refused', reason: 'notShown', words: null };
}

/** How the listing stands there now; what is seen is kept, whatever follows. */
async function look(clock: () => Ctx, correction: DueCorrection): Promise<Shown | Refused | Waits> {
  const found = await peek(correction);
  if (!('is' in found)) await keep(clock, correction, found);
  return found;
}

/** The last look before the write, with nothing between the two: undefined where it still stands there as it was seen. */
async function findMoved(
  clock: () => Ctx,
  correction: DueCorrection,
  seen: ListingFact,
): Promise<Refused | Waits | undefined> {
  const found = await peek(correction);
  if ('is' in found) return found;
  if (isShown(seen, found.shown)) return undefined;
  await keep(clock, correction, found);
  return STALE;
}

async function peek({ externalId, kind, source }: DueCorrection): Promise<Shown | Refused | Waits> {
  const writer = LISTING_WRITERS[source.kind];
  const target = { externalId, kind };
  const seen = writer.readLook(await askOutside(writer.look(target, source)), target, source);
  if (seen.is !== 'seen') return seen;
  const stated = listingsOfProduct(seen.product).find((listing) => listing.externalId === externalId);
  const listing = ListingInput.safeParse(stated);
  return { seen, shown: listing.success ? factOfListing(kind, listing.data) : null };
}

async function keep(clock: () => Ctx, { channelId }: DueCorrection, { seen }: Shown): Promise<void> {
  const at = clock();
  await takeAnswer(at, channelId, { source: 'read', at: at.now, products: [seen.product] });
}

function changeOf(fact: ListingFact): ListingChange {
  return fact.kind === 'price' ? { ...fact, compareAtMinor: fact.compareAtMinor ?? null } : fact;
}
