import { describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { markKnownDevice, readKnownDevice } from './known-device.ts';

const now = new Date('2026-03-10T10:00:00Z');
const mark = (userIds: string[]) =>
  userIds.reduce<string | undefined>(
    (before, userId) => markKnownDevice(readKnownDevice(before), { userId, now }),
    undefined,
  );

describe('the mark of a device', () => {
  it('names all who have signed in on it, and stays the same device', () => {
    const [first, second] = [newId(now.getTime()), newId(now.getTime())];
    const begun = readKnownDevice(mark([first]));
    const shared = readKnownDevice(markKnownDevice(begun, { userId: second, now }));
    expect(shared).toEqual({ id: begun?.id, userIds: [second, first] });
  });

  it('names nobody twice, and the twenty who came last', () => {
    const people = Array.from({ length: 25 }, () => newId(now.getTime()));
    const known = readKnownDevice(mark([...people, people[24]!]));
    expect(known?.userIds).toEqual(people.slice(5).toReversed());
  });

  it('cannot be made up', () => {
    expect(readKnownDevice(undefined)).toBeNull();
    expect(readKnownDevice('v1.made-up')).toBeNull();
    expect(readKnownDevice(JSON.stringify({ id: newId(1), userIds: [] }))).toBeNull();
  });
});
