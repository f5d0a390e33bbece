import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { command } from '../../command.ts';
import { SaveTownsInput } from './input.ts';

/** Keeps where towns and postcodes lie; what stands there already is moved. A name that is given twice: the last counts. */
export const saveTowns = command('routing.write', {
  input: SaveTownsInput,
  run: async (tx, { towns }) => {
    const named = towns.map((town) => ({ ...town, name: normaliseForSearch(town.name) }));
    const rows = [...new Map(named.map((town) => [`${town.country}|${town.name}`, town])).values()];
    await tx.$client.query(
      `insert into town_positions (country, name, latitude, longitude)
       select country, name, latitude, longitude from jsonb_populate_recordset(null::town_positions, $1::jsonb)
       on conflict (country, name) do update set latitude = excluded.latitude, longitude = excluded.longitude`,
      [JSON.stringify(rows)],
    );
    return {
      result: { count: rows.length },
      subjectKind: 'routing',
      subjectId: 'towns',
      summary: { count: rows.length },
      events: [{ kind: 'settings.changed', subjectKind: 'routing', subjectId: 'towns' }],
    };
  },
});
