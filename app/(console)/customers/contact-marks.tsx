import { Mail, MessageCircle, MessageSquareText, Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { MarkedWay, ContactMarks as Marks } from '#domains/customers/consents/list-contact-marks.ts';

const WAYS = [
  ['email', Mail],
  ['sms', MessageSquareText],
  ['phone', Phone],
  ['messenger', MessageCircle],
] as const satisfies readonly (readonly [MarkedWay, unknown])[];

/** In which ways marketing may reach the person: a full mark where it may, a struck one where it must not. */
export function ContactMarks({ marks }: { marks: Marks }) {
  const t = useTranslations('customers');
  const told = WAYS.flatMap(([way, Icon]) => {
    const mark = marks[way];
    return mark && (mark.may || mark.why !== 'not-asked') ? [{ way, Icon, mark }] : [];
  });
  if (told.length === 0) return '–';
  return (
    <ul className="flex items-center gap-2">
      {told.map(({ way, Icon, mark }) => {
        const words = t(`mark.${mark.why}`, { way: t(`consent.way.${way}`) });
        return (
          <li key={way} title={words} className="relative">
            <Icon aria-hidden className={`size-4 ${mark.may ? 'text-ok' : 'text-quiet'}`} />
            {mark.may ? null : (
              <span aria-hidden className="absolute inset-x-0 top-1/2 h-0.5 -rotate-45 bg-neutral-9" />
            )}
            <span className="sr-only">{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
