'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import type { Rule, RuleGroup } from '#domains/segments/conditions.ts';
import type { RuleEstimate } from '#domains/segments/estimate-rule.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import type { Failure } from '../../_parts/use-action.ts';
import { count, estimate } from './actions.ts';
import { isWhole } from './condition-options.ts';

const PAUSE_MS = 250;
/** Who has built no further for so long waits for the exact number. */
const SETTLED_MS = 1_000;

type Answer = { text: string; counted: RuleEstimate | null; failure: Failure | null };

/**
 * How many people the rule fits as it is being built, and ten of them: about how many at once, and exactly how many when
 * the rule stands still. One question at a time; the newest rule is always the one answered last.
 */
export function LiveCount({ rule }: { rule: RuleGroup }) {
  const t = useTranslations('segments.count');
  const tForm = useTranslations('segments.form');
  const prefs = usePrefs();
  const answer = useCount(rule);
  if (!isWhole(rule)) return <p className="text-quiet">{tForm('incomplete')}</p>;
  const isNew = answer?.text === JSON.stringify(rule);
  const { counted = null, failure = null } = answer ?? {};
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-md font-medium">
        {isNew && counted
          ? t(counted.between ? 'about' : 'of', {
              count: formatNumber(counted.count, prefs),
              of: formatNumber(counted.of, prefs),
            })
          : isNew
            ? null
            : t('counting')}
      </p>
      {counted?.between && isNew ? (
        <p className="text-sm text-quiet">
          {t('between', {
            from: formatNumber(counted.between.from, prefs),
            to: formatNumber(counted.between.to, prefs),
          })}
        </p>
      ) : null}
      <FailureNote failure={isNew ? failure : null} />
      {counted && isNew && !counted.between && counted.count === 0 ? (
        <p className="text-quiet">{t('nobody')}</p>
      ) : null}
      {counted && counted.sample.length > 0 ? (
        <div className={isNew ? '' : 'opacity-60'}>
          <p className="text-sm text-quiet">{t('sample')}</p>
          <ul className="mt-1 flex flex-col">
            {counted.sample.map(({ id, number, name }) => (
              <li key={id}>
                <Link
                  href={asRoute(`/customers/${id}`)}
                  className="flex min-h-7 items-center hover:underline pointer-coarse:min-h-11"
                >
                  <bdi className="truncate">
                    {name || t('noName', { number: formatNumber(number, prefs) })}
                  </bdi>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function useCount(rule: RuleGroup): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const wanted = useRef('');
  const isAsking = useRef(false);
  const text = JSON.stringify(rule);
  const whole = isWhole(rule);

  useEffect(() => {
    wanted.current = whole ? text : '';
    async function ask() {
      if (isAsking.current) return;
      isAsking.current = true;
      for (let asked = ''; wanted.current !== '' && wanted.current !== asked; ) {
        asked = wanted.current;
        setAnswer(await askAbout(asked));
      }
      isAsking.current = false;
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, whole]);

  const isAbout = answer?.text === text && answer.counted?.between != null;
  useEffect(() => {
    if (!isAbout) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const given = await count(readRule(text)).catch(() => null);
      // Where everybody cannot be counted in time, the estimate stays.
      if (given?.ok && !isOver) setAnswer({ text, counted: { ...given.data, between: null }, failure: null });
    }, SETTLED_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, isAbout]);

  return answer;
}

async function askAbout(text: string): Promise<Answer> {
  const given = await estimate(readRule(text)).catch(() => null);
  return {
    text,
    counted: given?.ok ? given.data : null,
    failure: given?.ok ? null : (given?.error ?? { code: 'UNAVAILABLE', message: '', details: {} }),
  };
}

/** The rule that this component itself wrote as text. */
function readRule(text: string): Rule {
  return { version: 1, rule: JSON.parse(text) as RuleGroup };
}
