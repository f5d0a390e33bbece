'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { ALERT_KINDS, USUAL_COOLDOWN_HOURS } from '#domains/alerts/alert-kinds.ts';
import type { AlertRule } from '#domains/alerts/list-alerts.ts';
import type { Preview } from '#domains/alerts/previews/preview-rule.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { changeRule, keepRule, tryRule } from './actions.ts';
import { PreviewNote } from './preview-note.tsx';
import { blankRule, type MetricChoice, readRuleForm, type TypedRule, typeRule } from './read-rule-form.ts';
import { WatchedFields } from './watched-fields.tsx';

type Choice = { value: string; label: string };

/** What can be chosen in a rule, and who chooses. */
export type RuleChoices = {
  metrics: readonly MetricChoice[];
  channels: readonly Choice[];
  people: readonly Choice[];
  me: string;
  currency: string;
};

type Props = RuleChoices & {
  /** The one that is changed; a new one without it. */
  rule?: AlertRule;
  onDone: () => void;
};

/** A rule: what is watched, on which channel, and who is told; it can be tried on the past before it is kept. */
export function RuleForm({ metrics, channels, people, me, currency, rule, onDone }: Props) {
  const t = useTranslations('alerts');
  const prefs = usePrefs();
  const measures = { metrics, currency, toman: currency === 'IRR' && prefs.tomanDisplay };
  const [typed, setTyped] = useState<TypedRule>(() =>
    rule
      ? typeRule(rule, measures, prefs.digits)
      : blankRule(me, toLocaleDigits(String(USUAL_COOLDOWN_HOURS), prefs.digits)),
  );
  const [problem, setProblem] = useState<'unclear' | 'runs' | null>(null);
  const [preview, setPreview] = useState<{ of: Preview } | null>(null);
  const change = (part: Partial<TypedRule>) => {
    setTyped({ ...typed, ...part });
    setPreview(null);
  };
  const done = (said: 'saved' | 'changed') => {
    void notify(t(`form.${said}`));
    onDone();
  };
  const added = useAction(keepRule, () => done('saved'));
  const edited = useAction(changeRule, () => done('changed'));
  const saved = rule ? edited : added;
  const tried = useAction(tryRule, (of) => setPreview({ of }));
  const send = (run: typeof added.run) => {
    const read = readRuleForm(typed, measures);
    const found = read === null ? 'unclear' : runsUp(typed, metrics) ? 'runs' : null;
    setProblem(found);
    if (read && !found) run(read);
  };
  const keep: typeof added.run = (read) =>
    rule ? edited.run({ ruleId: rule.id, version: rule.version, rule: read }) : added.run(read);
  const isOfAll = typed.kind === 'threshold';
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(keep);
      }}
    >
      <FailureNote failure={saved.failure ?? tried.failure} />
      {problem ? (
        <p role="alert" className="text-bad">
          {t(`form.${problem}`)}
        </p>
      ) : null}
      <SelectField
        label={t('form.kind')}
        help={t(`kind.${typed.kind}.hint`)}
        value={typed.kind}
        onChange={(event) =>
          change({ kind: ALERT_KINDS.find((kind) => kind === event.target.value) ?? 'threshold', limit: '' })
        }
        options={ALERT_KINDS.map((value) => ({ value, label: t(`kind.${value}.name`) }))}
      />
      {typed.kind === 'jobs' ? null : (
        <SelectField
          label={t('form.channel')}
          value={typed.channelId}
          onChange={(event) => change({ channelId: event.target.value })}
          options={[{ value: '', label: t(isOfAll ? 'form.wholeBusiness' : 'form.allOfThem') }, ...channels]}
        />
      )}
      <WatchedFields typed={typed} change={change} metrics={metrics} currency={currency} />
      <NumberField
        label={t('form.cooldown')}
        help={t('form.cooldownHelp')}
        value={typed.cooldown}
        onChange={(event) => change({ cooldown: event.target.value })}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">{t('form.watchers')}</legend>
        {people.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={typed.watcherIds.includes(value)}
            onChange={(event) =>
              change({ watcherIds: toggle(typed.watcherIds, value, event.target.checked) })
            }
          />
        ))}
      </fieldset>
      {preview ? <PreviewNote preview={preview.of} prefs={prefs} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={saved.isPending}>
          {t('form.save')}
        </Button>
        <Button disabled={tried.isPending} onClick={() => send(tried.run)}>
          {t('preview.show')}
        </Button>
      </div>
    </form>
  );
}

function toggle(ids: readonly string[], id: string, isOn: boolean): string[] {
  return isOn ? [...ids, id] : ids.filter((one) => one !== id);
}

/** What adds up over days that are not over is always below at first. */
function runsUp({ kind, direction, period, metric }: TypedRule, metrics: readonly MetricChoice[]): boolean {
  const unit = metrics.find(({ value }) => value === metric)?.unit;
  const isRunning = period === 'today' || period === 'month';
  return kind === 'threshold' && direction === 'below' && isRunning && (unit === 'count' || unit === 'money');
}
