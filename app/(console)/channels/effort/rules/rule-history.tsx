import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { type EffortRules, FIRST_RULES } from '#domains/analytics/effort/rule/effort-rules.ts';
import type { EffortRulesPage } from '#domains/analytics/effort/settings/get-rules.ts';
import { formatNumber, numberFormatter } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { RULE_NAMES, RULE_PARTS } from './rule-names.ts';

/** Who changed what counts, when, and what. */
export function RuleHistory({ versions, prefs }: { versions: EffortRulesPage['versions']; prefs: Prefs }) {
  const t = useTranslations('effort-rules');
  return (
    <Panel title={t('history')}>
      {versions.length === 0 ? <p className="text-quiet">{t('noHistory')}</p> : null}
      <ul className="flex flex-col gap-3">
        {versions.map(({ version, rules, madeBy, madeAt }, at) => (
          <li key={version}>
            <span className="font-medium">{t('version', { version: formatNumber(version, prefs) })}</span>{' '}
            <span className="text-sm text-quiet">
              <UserText>{madeBy}</UserText> · <Time at={new Date(madeAt)} prefs={prefs} />
            </span>
            <Changes rules={rules} before={versions[at + 1]?.rules ?? FIRST_RULES} prefs={prefs} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Changes({ rules, before, prefs }: { rules: EffortRules; before: EffortRules; prefs: Prefs }) {
  const t = useTranslations('effort-rules');
  const write = (minutes: number) => numberFormatter(prefs, { maximumFractionDigits: 2 }).format(minutes);
  const changed = RULE_PARTS.flatMap((part) => {
    const is: Record<string, number> = rules[part];
    const was: Record<string, number> = before[part];
    return RULE_NAMES[part]
      .filter((name) => is[name] !== was[name])
      .map((name) => ({
        key: `${part}.${name}`,
        name: t(`${part}.${name}.name` as 'standard.contact.name'),
        was: write(was[name] ?? 0),
        is: write(is[name] ?? 0),
      }));
  });
  return (
    <ul className="mt-1 text-sm">
      {changed.map(({ key, ...words }) => (
        <li key={key}>
          <bdi>{t('changed', words)}</bdi>
        </li>
      ))}
      {rules.learnsLengths === before.learnsLengths ? null : (
        <li>{t(rules.learnsLengths ? 'learnOn' : 'learnOff')}</li>
      )}
    </ul>
  );
}
