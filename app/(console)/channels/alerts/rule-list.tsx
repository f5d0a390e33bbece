import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Time, TimeAgo } from '#components/ui/figures.tsx';
import type { Reader } from '#domains/alerts/letters/reader.ts';
import { sayRule } from '#domains/alerts/letters/say-alert.ts';
import type { AlertRule } from '#domains/alerts/list-alerts.ts';
import { MuteButtons } from './mute-buttons.tsx';
import { RemoveRuleButton } from './remove-rule-button.tsx';
import { EditRuleButton } from './rule-buttons.tsx';
import type { RuleChoices } from './rule-form.tsx';

type Props = {
  rules: readonly AlertRule[];
  reader: Reader;
  now: Date;
  /** What can be chosen; null for who may not write rules. */
  choices: RuleChoices | null;
};

/** What is watched, in plain words, with whom it tells and when it last found something. */
export function RuleList({ rules, reader, now, choices }: Props) {
  const t = useTranslations('alerts');
  return (
    <ul className="-my-3 divide-y divide-line">
      {rules.map((rule) => {
        const isMuted = rule.mutedUntil !== null && rule.mutedUntil > now;
        return (
          <li key={rule.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <p className="[overflow-wrap:anywhere]">
                <Link className="hover:underline" href={asRoute(`/channels/alerts/${rule.id}`)}>
                  {sayRule(rule, reader)}
                </Link>
              </p>
              <p className="flex flex-wrap items-center gap-x-2 text-sm text-quiet">
                <Badge tone={rule.open > 0 ? 'warn' : 'neutral'}>{t(`kind.${rule.kind}.name`)}</Badge>
                <span>{t('rules.tells', { count: rule.watcherIds.length })}</span>
                {rule.lastAt ? (
                  <span>
                    {t('rules.lastAt')} <TimeAgo at={rule.lastAt} now={now} prefs={reader.prefs} />
                  </span>
                ) : (
                  <span>{t('rules.never')}</span>
                )}
                {isMuted && rule.mutedUntil ? (
                  <span>
                    {t('rules.muted')} <Time at={rule.mutedUntil} prefs={reader.prefs} />
                  </span>
                ) : null}
              </p>
            </div>
            {choices ? (
              <div className="flex flex-wrap gap-2">
                <EditRuleButton rule={rule} choices={choices} />
                <MuteButtons ruleId={rule.id} isMuted={isMuted} />
                <RemoveRuleButton ruleId={rule.id} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
