import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PrintPaper } from '#components/shell/print-paper.tsx';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { LinkButton } from '#components/ui/link-button.tsx';
import { directionOf, LOCALES, type Prefs } from '#lib/format/prefs.ts';
import { FitRoll } from './fit-roll.tsx';

/** Width and height of sheets, and the margin around what is printed, in millimetres. A roll is as long as its words. */
export const PAPERS = {
  a4: { widthMm: 210, heightMm: 297, marginMm: 14, text: 'text-base' },
  a6: { widthMm: 105, heightMm: 148, marginMm: 5, text: 'text-sm' },
  mm80: { widthMm: 80, heightMm: null, marginMm: 4, text: 'text-sm' },
  mm58: { widthMm: 58, heightMm: null, marginMm: 3, text: 'text-xs' },
} as const;

/** One of the papers. */
export type PaperSize = keyof typeof PAPERS;

const NAMES = { fa: 'فارسی', ar: 'العربية', bg: 'Български', en: 'English' };

type Props = {
  size: PaperSize;
  prefs: Prefs;
  location: ListLocation;
  back: string;
  /** Other papers that the same document can be printed on. */
  choices?: readonly { href: string; label: string; isCurrent: boolean }[];
  children: ReactNode;
};

/** A document on paper of one size, in one language; what chooses both is not printed. */
export async function Paper({ size, prefs, location, back, choices = [], children }: Props) {
  const t = await getTranslations('fulfilment.print');
  const { widthMm, heightMm, marginMm, text } = PAPERS[size];
  const isManyPages = size === 'a4';
  return (
    <>
      <style>{pageRule(size)}</style>
      <div data-no-print className="mx-auto mb-4 flex max-w-3xl flex-wrap justify-end gap-2">
        <LinkButton href={back}>{t('back')}</LinkButton>
        {choices.map((choice) => (
          <LinkButton
            key={choice.href}
            href={choice.href}
            aria-current={choice.isCurrent ? 'page' : undefined}
          >
            {choice.label}
          </LinkButton>
        ))}
        <nav aria-label={t('language')} className="flex gap-1">
          {LOCALES.map((locale) => (
            <LinkButton
              key={locale}
              look={locale === prefs.locale ? 'secondary' : 'quiet'}
              href={hrefWith(location, { lang: locale })}
              lang={locale}
            >
              {NAMES[locale]}
            </LinkButton>
          ))}
        </nav>
        <PrintPaper />
      </div>
      <article
        data-paper={size}
        lang={prefs.locale}
        dir={directionOf(prefs.locale)}
        className={`mx-auto bg-white text-black [color-scheme:light] ${text}`}
        style={{
          width: `${isManyPages ? widthMm - 2 * marginMm : widthMm}mm`,
          ...(isManyPages ? {} : { padding: `${marginMm}mm` }),
          ...(heightMm && !isManyPages ? { height: `${heightMm}mm`, overflow: 'hidden' } : {}),
        }}
      >
        {children}
      </article>
      {heightMm === null ? <FitRoll widthMm={widthMm} /> : null}
    </>
  );
}

/** The frame of the console leaves no trace on paper. */
function pageRule(size: PaperSize): string {
  const { widthMm, heightMm, marginMm } = PAPERS[size];
  const page =
    heightMm === null
      ? ''
      : `@page { size: ${widthMm}mm ${heightMm}mm; margin: ${size === 'a4' ? marginMm : 0}mm; }`;
  return `${page}
    @media print {
      #content { padding: 0 !important; max-width: none !important; margin: 0 !important; }
      .min-h-dvh { min-height: 0 !important; }
      [data-paper] { margin: 0 !important; }
    }`;
}
