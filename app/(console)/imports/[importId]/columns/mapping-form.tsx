'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Mapping, Question, Reading } from '#domains/imports/mapping.ts';
import { CURRENCY_CODES } from '#lib/currency.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { readAnew, saveAnswers } from '../actions.ts';
import { ColumnTable, type FileColumn, type FillableField } from './column-table.tsx';
import { MissingColumns } from './missing-columns.tsx';
import { QuestionField } from './question-field.tsx';
import { findDoubles, findMissing, readAnswers } from './read-answers.ts';
import { ReadingFields } from './reading-fields.tsx';
import { SampleTable } from './sample-table.tsx';
import { useFieldName } from './use-field-name.ts';

const STOCK_RULES = ['history', 'live'] as const;
const PAYMENTS = ['paid', 'unknown'] as const;

type Props = {
  importId: string;
  sheets: readonly string[];
  isOrders: boolean;
  /** Of a report of advertising. */
  isSpend: boolean;
  reading: Reading;
  mapping: Mapping;
  questions: readonly Question[];
  columns: readonly FileColumn[];
  fields: readonly FillableField[];
  sampleRows: readonly (readonly string[])[];
};

/** How the file is written and which column is what; saving it begins the check when nothing is left open. */
export function MappingForm({
  importId,
  sheets,
  isOrders,
  isSpend,
  reading,
  mapping,
  questions,
  columns,
  fields,
  sampleRows,
}: Props) {
  const t = useTranslations('imports');
  const fieldName = useFieldName();
  const { run, isPending, failure } = useAction(saveAnswers, ({ open }) =>
    notify(t(open === 0 ? 'toast.saved' : 'toast.open')),
  );
  const anew = useAction(readAnew, () => undefined);
  const missingColumns = useRef<HTMLDivElement>(null);
  const [isRefused, setRefused] = useState(false);
  const [changed, setChanged] = useState<Partial<Reading>>({});
  const [fieldByHeader, setFields] = useState(() =>
    Object.fromEntries(
      Object.entries(mapping.columns)
        .filter(([, header]) => columns.some((column) => column.header === header))
        .map(([field, header]) => [header, field]),
    ),
  );
  // Which column fills a field is asked in the table of columns, not a second time above it.
  const asked = questions.filter(({ key }) => key !== 'requiredField');
  // The currency that was answered can be answered otherwise until rows are taken.
  const hasCurrency =
    isSpend && mapping.amountsIn !== undefined && !asked.some(({ key }) => key === 'fileCurrency');
  const doubles = findDoubles(fieldByHeader);
  const missing = findMissing(fields, { fieldByHeader, constants: mapping.constants });
  const choose = (header: string, field: string) => setFields((old) => ({ ...old, [header]: field }));
  const save = (form: FormData) => {
    if (missing.length > 0) {
      setRefused(true);
      missingColumns.current?.querySelector('select')?.focus();
      return;
    }
    const text = (name: string) => String(form.get(name) ?? '');
    const answers = asked.map((question, place) => ({ question, value: text(`answer-${place}`) }));
    run({
      importId,
      ...readAnswers(mapping, {
        fieldByHeader,
        answers,
        changed,
        amountsIn: isOrders || hasCurrency ? text('amountsIn') : (mapping.amountsIn ?? ''),
        stock: text('stock') === 'live' ? 'live' : 'history',
        payment: text('payment') === 'unknown' ? 'unknown' : 'paid',
      }),
    });
  };
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
    >
      <FailureNote failure={failure ?? anew.failure} />
      {asked.length > 0 ? (
        <Banner tone="warn" title={t('question.title', { count: asked.length })}>
          <p className="mb-3">{t('question.hint')}</p>
          <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
            {asked.map((question, place) => (
              <QuestionField
                key={`${question.key} ${question.about}`}
                question={question}
                name={`answer-${place}`}
              />
            ))}
          </div>
        </Banner>
      ) : null}
      <Panel title={t('detect.title')}>
        <div className="flex flex-col gap-4">
          <ReadingFields
            reading={reading}
            sheets={sheets}
            isReading={anew.isPending}
            onChange={(more) => setChanged((old) => ({ ...old, ...more }))}
            onReadAnew={(more) => anew.run({ importId, reading: { ...changed, ...more } })}
          />
          <SampleTable
            label={t('detect.samples')}
            headers={columns.map(({ header }) => header)}
            rows={sampleRows}
          />
        </div>
      </Panel>
      <Panel title={t('map.title')}>
        <div className="flex flex-col gap-3">
          <MissingColumns
            ref={missingColumns}
            fields={missing}
            headers={columns.map(({ header }) => header).filter((header) => !fieldByHeader[header])}
            isRefused={isRefused}
            onChoose={choose}
          />
          <ColumnTable columns={columns} fields={fields} fieldByHeader={fieldByHeader} onChoose={choose} />
        </div>
      </Panel>
      {isOrders ? <OrderOptions mapping={mapping} /> : null}
      {hasCurrency ? <SpendCurrency chosen={mapping.amountsIn ?? ''} /> : null}
      {doubles.map((field) => (
        <Banner key={field} tone="bad" title={t('map.twice', { field: fieldName(field) })} />
      ))}
      <Button
        type="submit"
        look="primary"
        size="large"
        disabled={isPending || anew.isPending || doubles.length > 0}
        className="self-start"
      >
        {t('map.save')}
      </Button>
    </form>
  );
}

function OrderOptions({ mapping }: { mapping: Mapping }) {
  const t = useTranslations('imports.map');
  return (
    <Panel title={t('options')}>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          label={t('amountsIn')}
          help={t('amountsInHelp')}
          name="amountsIn"
          defaultValue={mapping.amountsIn === 'column' ? '' : (mapping.amountsIn ?? '')}
          placeholder={t('amountsInDefault')}
          options={CURRENCY_CODES.map((value) => ({ value, label: value }))}
        />
        <SelectField
          label={t('stock')}
          name="stock"
          defaultValue={mapping.stock}
          options={STOCK_RULES.map((value) => ({ value, label: t(`stockOf.${value}`) }))}
        />
        <SelectField
          label={t('payment')}
          name="payment"
          defaultValue={mapping.payment}
          options={PAYMENTS.map((value) => ({ value, label: t(`paymentOf.${value}`) }))}
        />
      </div>
    </Panel>
  );
}

function SpendCurrency({ chosen }: { chosen: string }) {
  const t = useTranslations('imports');
  return (
    <Panel title={t('map.amountsIn')}>
      <SelectField
        label={t('map.amountsIn')}
        name="amountsIn"
        defaultValue={chosen}
        options={[
          { value: 'column', label: t('question.asColumn') },
          ...CURRENCY_CODES.map((value) => ({ value, label: value })),
        ]}
        className="max-w-xs"
      />
    </Panel>
  );
}
