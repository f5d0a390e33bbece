import { foundBusiness } from '#domains/settings/found-business.ts';
import { readChoice, requireOption, type Verb } from '../verb.ts';

export const businessSet: Verb = {
  name: 'business set',
  arguments: [],
  purpose: 'Founds the business of a new installation.',
  options: {
    name: { type: 'string', help: 'its name' },
    currency: {
      type: 'string',
      value: 'CODE',
      help: 'the currency that everything is reported in, such as EUR',
    },
    country: {
      type: 'string',
      value: 'CODE',
      help: 'two letters, such as BG; for phone numbers without a country code',
    },
    'time-zone': {
      type: 'string',
      value: 'ZONE',
      help: 'whose midnight ends the business day; UTC unless given',
    },
    locale: { type: 'string', value: 'CODE', help: 'fa, ar, bg or en; en unless given' },
    calendar: { type: 'string', value: 'NAME', help: 'gregorian or jalali; gregorian unless given' },
    toman: { type: 'boolean', help: 'shows rials as tomans' },
  },
  notes: [
    'The currency cannot change later: every posting is kept in it. The rest is changed on the settings page.',
  ],
  examples: [
    'business set --name "Maple & Pine" --currency EUR --country BG --time-zone Europe/Sofia --locale bg',
    'business set --name "فروشگاه" --currency IRR --country IR --time-zone Asia/Tehran --locale fa --calendar jalali --toman',
  ],
  run: async ({ ctx }, call) => {
    const facts = {
      name: requireOption(call, 'name'),
      reportingCurrency: requireOption(call, 'currency'),
      country: call.text('country') ?? 'ZZ',
      timeZone: call.text('time-zone') ?? 'UTC',
      locale: readChoice(call.text('locale') ?? 'en', {
        name: '--locale',
        choices: ['fa', 'ar', 'bg', 'en'],
      }),
      calendar: readChoice(call.text('calendar') ?? 'gregorian', {
        name: '--calendar',
        choices: ['gregorian', 'jalali'],
      }),
      showToman: call.flag('toman'),
    };
    await foundBusiness(ctx, facts);
    return {
      json: { business: facts },
      lines: [`Founded "${facts.name}", reporting in ${facts.reportingCurrency}.`],
    };
  },
};
