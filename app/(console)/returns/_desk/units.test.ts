import { describe, expect, it } from 'vitest';
import { addUnit, changeUnit, groupUnits, type Unit } from './units.ts';

describe('units on the desk', () => {
  it('stand one by one and go as groups of one state', () => {
    let units: Unit[] = [];
    for (const of of ['cup', 'cup', 'cup', 'jug']) units = addUnit(units, of);
    units = changeUnit(units, units[1]!.key, { condition: 'damaged' });
    units = changeUnit(units, units[3]!.key, { isTagIntact: false });
    expect(groupUnits(units)).toEqual([
      { of: 'cup', quantity: 2, condition: 'new', disposition: 'shelf', isTagIntact: true },
      { of: 'cup', quantity: 1, condition: 'damaged', disposition: 'quarantine', isTagIntact: true },
      { of: 'jug', quantity: 1, condition: 'new', disposition: 'shelf', isTagIntact: false },
    ]);
  });

  it('keep where somebody sent them until their condition changes', () => {
    const [first] = addUnit([], 'cup');
    const sent = changeUnit([first!], first!.key, { disposition: 'scrap' });
    expect(sent[0]).toMatchObject({ condition: 'new', disposition: 'scrap' });
    expect(changeUnit(sent, first!.key, { condition: 'faulty' })[0]).toMatchObject({ disposition: 'vendor' });
  });
});
