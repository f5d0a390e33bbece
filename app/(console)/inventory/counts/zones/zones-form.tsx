'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import { readPlaceRows } from '#domains/inventory/places/read-place-rows.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepPlaces } from '../actions.ts';

/** Takes `SKU, zone, bin` from a CSV file, from a copied table or by hand. */
export function ZonesForm({ places }: { places: readonly { value: string; label: string }[] }) {
  const t = useTranslations('stock-work.count.zones');
  const prefs = usePrefs();
  const [locationId, setLocation] = useState(places[0]?.value ?? '');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { run, isPending, failure } = useAction(keepPlaces, ({ rows }) => {
    void notify(t('done', { count: rows }));
    setText('');
  });

  function send() {
    const { rows, wrong } = readPlaceRows(text);
    const lines = wrong.slice(0, 5).map((line) => formatNumber(line, prefs));
    const isEmpty = rows.length === 0 && wrong.length === 0;
    setProblem(isEmpty ? t('nothing') : wrong.length > 0 ? t('wrong', { lines: lines.join(' · ') }) : null);
    if (!isEmpty && wrong.length === 0) run({ locationId, rows });
  }

  return (
    <Panel title={t('form')}>
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <FailureNote failure={failure} />
        <SelectField
          label={t('location')}
          value={locationId}
          onChange={(event) => setLocation(event.target.value)}
          options={places}
        />
        <label className="flex flex-col gap-1">
          <span className="text-sm font-medium">{t('file')}</span>
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={async (event) => setText((await event.target.files?.[0]?.text()) ?? '')}
          />
        </label>
        <TextAreaField
          label={t('rows')}
          help={t('rowsHelp')}
          dir="ltr"
          rows={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {problem ? (
          <p role="alert" className="text-bad">
            {problem}
          </p>
        ) : null}
        <Button type="submit" look="primary" className="self-end" disabled={isPending}>
          {t('submit')}
        </Button>
      </form>
    </Panel>
  );
}
