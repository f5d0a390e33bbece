/** The languages that every screen exists in. */
export const LOCALES = ['fa', 'ar', 'bg', 'en'] as const;

/** One of `LOCALES`. */
export type Locale = (typeof LOCALES)[number];

/** The calendar that dates are written in. */
export type Calendar = 'persian' | 'gregory';

/** The digits that figures are written in, by their Unicode names: ۱۲۳, ١٢٣, 123. */
export type Digits = 'arabext' | 'arab' | 'latn';

/** How one person reads figures and dates. Plain data, so that it passes from server to browser. */
export type Prefs = {
  locale: Locale;
  calendar: Calendar;
  digits: Digits;
  timeZone: string;
  /** Shows rials as tomans (ten rials); stored amounts stay rials. */
  tomanDisplay: boolean;
};

/** True for text that names one of our languages. */
export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/** What a reader of this language expects before choosing otherwise. */
export function defaultPrefs(locale: Locale, timeZone: string): Prefs {
  const persian = locale === 'fa';
  return {
    locale,
    calendar: persian ? 'persian' : 'gregory',
    digits: persian ? 'arabext' : 'latn',
    timeZone,
    tomanDisplay: persian,
  };
}

/** The writing direction of a language. */
export function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'fa' || locale === 'ar' ? 'rtl' : 'ltr';
}

const REGIONS: Record<Locale, string> = { fa: 'fa-IR', ar: 'ar', bg: 'bg-BG', en: 'en-GB' };

/** The full tag for `Intl`, calendar and digits named, so that server and browser cannot differ. */
export function intlLocale(prefs: Pick<Prefs, 'locale' | 'calendar' | 'digits'>): string {
  return `${REGIONS[prefs.locale]}-u-ca-${prefs.calendar}-nu-${prefs.digits}`;
}

/** The first day of the week, 0 = Sunday … 6 = Saturday: Saturday for Persian and Arabic readers, else Monday. */
export function weekStart(locale: Locale): 1 | 6 {
  return directionOf(locale) === 'rtl' ? 6 : 1;
}
