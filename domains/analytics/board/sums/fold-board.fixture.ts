import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { createCustomer } from '#domains/customers/create-customer.ts';
import type { TestShop } from '#domains/testing/open-shop.ts';
import { AppError } from '#lib/errors.ts';
import { checkBoard } from './check-board.ts';

// A transaction anywhere in the cluster holds the mark back, so it is asked again until nothing waits.
const PATIENCE_MS = 90_000;
const PAUSE_MS = 50;

let people = 0;

/** People whom nobody takes for one another. */
export async function addPeople(shop: TestShop, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const { id } = await createCustomer(shop.ctx('owner'), {
      name: `Person ${++people}`,
      phone: `+3598887${String(people).padStart(5, '0')}`,
      channelId: shop.channels.web,
    });
    ids.push(id);
  }
  return ids;
}

/** Lets pass what the books refuse, such as shipping what is cancelled; wrong input is a fault of the test. */
export function letRefusalsPass(error: unknown): undefined {
  if (error instanceof AppError && (error.code !== 'INVALID_INPUT' || error.details.reason)) return undefined;
  throw error;
}

/** Folds until nothing waits, and expects every sum to be what the rows say. */
export async function expectBoardTrue(shop: TestShop): Promise<void> {
  await foldBoardWhole(shop.db);
}

/** The same for any database. */
export async function foldBoardWhole(db: Database): Promise<void> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += PAUSE_MS) {
    await db.$client.query('select fold_board()');
    const { isBehind, faults } = await checkBoard(db);
    expect(faults).toEqual([]);
    if (!isBehind) return;
    await setTimeout(PAUSE_MS);
  }
  throw new Error('the board could not be folded in time');
}
