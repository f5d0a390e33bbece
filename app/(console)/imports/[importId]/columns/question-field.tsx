'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import type { Question } from '#domains/imports/mapping.ts';

const SHOWN_SAMPLES = 4;

/** One thing that the file does not tell, with what was found, as a choice; at most what the last file was is chosen. */
export function QuestionField({ question, name }: { question: Question; name: string }) {
  const t = useTranslations('imports');
  const { key, about, choices, evidence, proposed } = question;
  const words = (value: string): string => {
    if (key === 'decimalSign') return t(value === ',' ? 'decimalSign.comma' : 'decimalSign.point');
    if (key === 'dateOrder') return t(`dateOrder.${value}`);
    if (key === 'shortYear') return t('question.century', { year: value });
    if (key === 'amountsIn' && value === 'column') return t('question.asColumn');
    return value;
  };
  return (
    <div className="flex flex-col gap-1">
      <SelectField
        label={t(`question.${key}`, { about: about || t('field.spend') })}
        name={name}
        required
        defaultValue={proposed ?? ''}
        placeholder="…"
        options={choices.map((value) => ({ value, label: words(value) }))}
      />
      {proposed ? (
        <p className="text-sm text-quiet">{t('question.proposed', { answer: words(proposed) })}</p>
      ) : null}
      {key === 'dateOrder' ? <p className="text-sm text-quiet">{t('question.dateOrderWhy')}</p> : null}
      {evidence.length > 0 ? (
        <p className="text-sm text-quiet">
          <UserText>
            {t('question.evidence', { samples: evidence.slice(0, SHOWN_SAMPLES).join(' · ') })}
          </UserText>
        </p>
      ) : null}
    </div>
  );
}
