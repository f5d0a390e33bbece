'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ParitySettings } from '#domains/parity/settings/read-settings.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepSource } from '../../parity/actions.ts';

const KINDS = ['shopify', 'woocommerce', 'feed'] as const;
const USUAL_MINUTES = 5;

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
      <Button type="submit" look="primary" className="self-start" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
