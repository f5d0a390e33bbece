import type { Business } from '#domains/settings/get-business.ts';
import type { User } from '#domains/team/get-user.ts';
import { Preferences } from '#domains/team/input.ts';
import { defaultPrefs, type Prefs } from '#lib/format/prefs.ts';

/** How somebody reads: language, calendar, digits and zone, and the currency that figures are in. */
export type Reader = { prefs: Prefs; currency: string };

/** How a member of staff reads mails: as they chose, else as the business does. */
export function readerOf(user: Pick<User, 'preferences'>, business: Business): Reader {
  const parsed = Preferences.safeParse(user.preferences);
  const own = parsed.success ? parsed.data : {};
  const usual = defaultPrefs(own.locale ?? business.locale, own.timeZone ?? business.timeZone);
  return {
    currency: business.reportingCurrency,
    prefs: {
      ...usual,
      calendar: own.calendar ?? usual.calendar,
      digits: own.digits ?? usual.digits,
      tomanDisplay: own.tomanDisplay ?? business.showToman,
    },
  };
}
