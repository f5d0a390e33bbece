'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { type Condition, type ListFact, MONEY_FACTS } from '#domains/segments/conditions.ts';
import type { ExplainedCondition } from '#domains/segments/explain-rule.ts';
import type { RuleChoices } from '#domains/segments/list-rule-choices.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { intlLocale } from '#lib/format/prefs.ts';
import { countryName } from '../../orders/country-name.tsx';
import { languageName } from '../[customerId]/language-name.ts';

/** Names of what conditions can be made of, and their sentences, in the reader's language. */
export function useConditionWords(choices: RuleChoices, currency: string) {
  const t = useTranslations('segments');
  const tGroup = useTranslations('insights.group');
  const tConsent = useTranslations('customers.consent');
  const prefs = usePrefs();

  function nameOf(fact: ListFact, value: string): string {
    switch (fact) {
      case 'group':
        return tGroup(value as Parameters<typeof tGroup>[0]);
      case 'country':
        return countryName(value, prefs);
      case 'language':
        return languageName(value, prefs);
      case 'tag':
      case 'category':
        return value;
      case 'product':
        return choices.products.find(({ id }) => id === value)?.name ?? '…';
      case 'tier':
        return choices.tiers.find(({ id }) => id === value)?.name ?? '…';
      default:
        return choices.channels.find(({ id }) => id === value)?.name ?? '…';
    }
  }

  const days = (count: number) => t('words.days', { days: count });
  const times = (count: number) => t('words.times', { times: count });
  const figure = (fact: string, value: number) =>
    MONEY_FACTS.some((one) => one === fact)
      ? formatMoney(value, currency, prefs)
      : formatNumber(value, prefs);

  function valuesOf(condition: Condition): Record<string, string> {
    switch (condition.kind) {
      case 'number':
        return { value: figure(condition.fact, condition.value), times: times(condition.value) };
      case 'days':
        return { days: days(condition.days) };
      case 'list': {
        const names = condition.values.map((value) => `\u2068${nameOf(condition.fact, value)}\u2069`);
        return { names: new Intl.ListFormat(intlLocale(prefs), { type: 'disjunction' }).format(names) };
      }
      case 'named':
        return {};
      case 'touch': {
        const channel = choices.channels.find(({ id }) => id === condition.channelId)?.name ?? '…';
        const touch = t(`touch.${condition.touch}`);
        return { touch, channel, times: times(condition.least), days: days(condition.days) };
      }
      case 'consent':
        return { purpose: tConsent(`purpose.${condition.purpose}`), way: tConsent(`way.${condition.way}`) };
      case 'withdrew':
        return {
          purpose: tConsent(`purpose.${condition.purpose}`),
          way: tConsent(`way.${condition.way}`),
          days: days(condition.days),
        };
      case 'reachable':
        return { way: tConsent(`way.${condition.way}`) };
    }
  }

  /** A condition as a sentence. */
  const sentenceOf = ({ key, condition }: ExplainedCondition) =>
    t(key as 'says.named', valuesOf(condition) as never);

  return { nameOf, sentenceOf };
}
