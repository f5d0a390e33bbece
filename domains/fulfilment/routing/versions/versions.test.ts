import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { locateAddress } from '../find-position.ts';
import { readNetwork, recallNetwork } from '../read-network.ts';
import { DEFAULT_RULES, type RoutingRules } from '../rules.ts';
import { saveTariffs } from '../save-tariffs.ts';
import { saveTowns } from '../save-towns.ts';
import { discardDraft } from './discard-draft.ts';
import { getRouting } from './get-routing.ts';
import { goLive } from './go-live.ts';
import { restoreVersion } from './restore-version.ts';
import { saveDraft } from './save-draft.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const near: RoutingRules = {
  ...DEFAULT_RULES,
  criteria: [
    { by: 'parcels', tolerance: 0, weight: 1 },
    { by: 'distance', tolerance: 0, weight: 1 },
  ],
};
const owner = () => shop.ctx('owner');
const readState = async () => {
  const { rows } = await shop.db.$client.query<{ version: number }>('select version from routing_state');
  return rows[0]!.version;
};

describe('versions of the routing rules', () => {
  it('begin with the rules that need no decision', async () => {
    expect(await getRouting(owner())).toMatchObject({
      live: { version: 0, rules: DEFAULT_RULES },
      draft: null,
    });
  });

  it('a draft is followed by nobody until it goes live; what was live is kept and can be gone back to', async () => {
    expect(await saveDraft(owner(), { rules: DEFAULT_RULES })).toEqual({ version: 1 });
    await goLive(owner(), { version: 1 });
    expect(await saveDraft(owner(), { rules: near })).toEqual({ version: 2 });
    expect((await readNetwork(shop.db)).book).toMatchObject({ version: 1, rules: DEFAULT_RULES });
    await goLive(owner(), { version: 2 });
    expect((await readNetwork(shop.db)).book).toMatchObject({ version: 2, rules: near });
    expect(await restoreVersion(owner(), { version: 1 })).toEqual({ version: 3 });
    const { live, versions } = await getRouting(owner());
    expect(live).toEqual({ version: 3, rules: DEFAULT_RULES });
    expect(versions.map(({ version, status, restoredFrom }) => [version, status, restoredFrom])).toEqual([
      [3, 'live', 1],
      [2, 'retired', null],
      [1, 'retired', null],
    ]);
    const { rows } = await shop.db.$client.query(
      `select count(*) from audit_log where verb = 'routing.write' and subject_kind = 'routing'`,
    );
    expect(rows).toEqual([{ count: 5 }]);
  });

  it('a draft that somebody changed away does not go live', async () => {
    await saveDraft(owner(), { rules: near });
    await expect(goLive(owner(), { version: 99 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await getRouting(owner())).live.version).toBe(3);
    await discardDraft(owner(), {});
    await expect(discardDraft(owner(), {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('two who make rules live at once leave one live', async () => {
    const { version } = await saveDraft(owner(), { rules: near });
    const both = await Promise.allSettled([
      goLive(owner(), { version }),
      restoreVersion(shop.ctx('manager'), { version: 2 }),
    ]);
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    const { rows } = await shop.db.$client.query(
      `select count(*) from routing_rule_sets where status = 'live'`,
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('say the same thing once only, and are for leaders to change', async () => {
    const twice = { ...near, criteria: [...near.criteria, ...near.criteria] };
    await expect(saveDraft(owner(), { rules: twice })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(saveDraft(shop.ctx('warehouse'), { rules: near })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(getRouting(shop.ctx('floor'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('tariffs and towns', () => {
  const tariff = { locationId: null, country: 'BG', upToKm: null, baseMinor: 500, perKgMinor: 50 };

  it('are kept whole, and each line stands once', async () => {
    await saveTariffs(owner(), { tariffs: [tariff, { ...tariff, upToKm: 50, baseMinor: 300 }] });
    expect((await getRouting(owner())).tariffs).toHaveLength(2);
    await expect(saveTariffs(owner(), { tariffs: [tariff, tariff] })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect((await getRouting(owner())).tariffs).toHaveLength(2);
  });

  it('towns are found by postcode, its beginning or name, in any script', async () => {
    await saveTowns(owner(), { towns: [{ country: 'GB', name: 'EH1', latitude: 55.95, longitude: -3.19 }] });
    const { towns, home } = await readNetwork(shop.db);
    const find = (country: string, city: string, postcode = '') =>
      locateAddress({ country, city, postcode }, towns, home).position;
    expect(find('GB', '', 'eh1 1bb')).toEqual({ latitude: 55.95, longitude: -3.19 });
    expect(find('', 'ВАРНА')).toEqual({ latitude: 43.204, longitude: 27.911 });
    expect(find('IR', 'تهران')).toEqual(find('IR', 'Tehran'));
    expect(find('IR', 'ناکجا')).toBeNull();
  });

  it('what a process remembers is told to be old by any change, also of a location', async () => {
    const before = await readState();
    expect(await recallNetwork(shop.db, `test/${before}`)).toBe(
      await recallNetwork(shop.db, `test/${before}`),
    );
    await saveTariffs(owner(), { tariffs: [] });
    const after = await readState();
    expect(after).toBeGreaterThan(before);
    await shop.db.$client.query(`update locations set rank = rank + 1 where code = 'NORTH'`);
    expect(await readState()).toBeGreaterThan(after);
  });
});
