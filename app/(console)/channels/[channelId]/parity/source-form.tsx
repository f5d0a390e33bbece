'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ParitySettings } from '#domains/parity/settings/read-settings.ts';
import { parseDecimalToMinor, toLocaleDigits } from '#lib/digits.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepSource } from '../../parity/actions.ts';

const KINDS = ['shopify', 'woocommerce', 'feed'] as const;
const USUAL_MINUTES = 5;
const USUAL_ASK = 5_000;
const MOST_ASK = 90_000;
const PERCENT = 100;
const PERCENT_DECIMALS = 2;

type Props = { channelId: string; source: ParitySettings['source']; connector: string };

/** Says from where a channel's listings are read, and how often. */
export function SourceForm({ channelId, source, connector }: Props) {
  const t = useTranslations('parity.settings.source');
  const { run, isPending, failure } = useAction(keepSource, () => void notify(t('saved')));
  const { digits } = usePrefs();
  const guess = KINDS.find((kind) => kind === connector) ?? 'feed';

  function send(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    run({
      channelId,
      kind: KINDS.find((kind) => kind === text('kind')) ?? 'feed',
      url: text('url'),
      token: text('token') || null,
      everyMinutes: Math.max(1, Number.parseInt(toAsciiDigits(text('everyMinutes')), 10) || USUAL_MINUTES),
      isActive: form.get('isActive') === 'on',
      mayWrite: form.get('mayWrite') === 'on',
      askBeyondBasisPoints: readShare(text('askBeyond')),
    });
  }

  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <FailureNote failure={failure} />
      <SelectField
        name="kind"
        label={t('kind')}
        defaultValue={source?.kind ?? guess}
        options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <TextField
        name="url"
        type="url"
        dir="ltr"
        required
        label={t('url')}
        help={t('urlHelp')}
        defaultValue={source?.url ?? ''}
      />
      <TextField
        name="token"
        type="password"
        dir="ltr"
        autoComplete="off"
        isOptional
        label={t('token')}
        help={t(source?.hasToken ? 'tokenKept' : 'tokenHelp')}
      />
      <TextField
        name="everyMinutes"
        inputMode="numeric"
        dir="ltr"
        label={t('every')}
        defaultValue={toLocaleDigits(String(source?.everyMinutes ?? USUAL_MINUTES), digits)}
      />
      <Checkbox name="isActive" label={t('active')} defaultChecked={source?.isActive ?? true} />
      <Checkbox
        name="mayWrite"
        label={t('mayWrite')}
        help={t('mayWriteHelp')}
        defaultChecked={source?.mayWrite ?? false}
      />
      <TextField
        name="askBeyond"
        inputMode="numeric"
        dir="ltr"
        label={t('askBeyond')}
        help={t('askBeyondHelp')}
        defaultValue={toLocaleDigits(String((source?.askBeyondBasisPoints ?? USUAL_ASK) / PERCENT), digits)}
      />
      <Button type="submit" look="primary" className="self-start" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}

/** A share in basis points of what is typed in percent; the usual one where nothing can be read. */
function readShare(typed: string): number {
  const share = parseDecimalToMinor(typed, PERCENT_DECIMALS);
  return share.ok && share.value > 0 ? Math.min(MOST_ASK, share.value) : USUAL_ASK;
}
