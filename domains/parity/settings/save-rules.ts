import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { SaveRulesInput } from '../input.ts';

/** Says how much a channel may differ; all of its listings are compared again within a minute. @throws NOT_FOUND. */
export const saveRules = command('parity.settings', {
  input: SaveRulesInput,
  run: async (tx, { channelId, ...rules }, ctx) => {
    const { rowCount } = await tx.$client.query('select from channels where id = $1', [channelId]);
    if (rowCount !== 1) {
      throw new AppError('NOT_FOUND', 'There is no such channel.', {
        details: { reason: 'gone', thing: 'channel' },
      });
    }
    await tx.$client.query(
      `insert into parity_rules (channel_id, is_watched, shows_tax, price_tolerance_minor, price_tolerance_basis_points,
         price_ending, stock_rule, stock_tolerance_units, title_likeness, description_likeness, promise_tolerance_days, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (channel_id) do update set is_watched = excluded.is_watched, shows_tax = excluded.shows_tax,
         price_tolerance_minor = excluded.price_tolerance_minor,
         price_tolerance_basis_points = excluded.price_tolerance_basis_points, price_ending = excluded.price_ending,
         stock_rule = excluded.stock_rule, stock_tolerance_units = excluded.stock_tolerance_units,
         title_likeness = excluded.title_likeness, description_likeness = excluded.description_likeness,
         promise_tolerance_days = excluded.promise_tolerance_days, updated_at = excluded.updated_at`,
      [
        channelId,
        rules.isWatched,
        rules.showsTax,
        rules.priceToleranceMinor,
        rules.priceToleranceBasisPoints,
        rules.priceEnding,
        rules.stockRule,
        rules.stockToleranceUnits,
        rules.titleLikeness,
        rules.descriptionLikeness,
        rules.promiseToleranceDays,
        ctx.now,
      ],
    );
    return {
      result: { channelId },
      subjectKind: 'channel',
      subjectId: channelId,
      after: rules,
      events: [{ kind: 'parity.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
      jobs: [{ queue: 'check-parity', data: {} }],
    };
  },
});
