import { fieldsOf } from '#domains/imports/fields.ts';
import type { ImportDetail } from '#domains/imports/get-import.ts';
import type { ShownFindings } from '../read-findings.ts';
import { MappingForm } from './mapping-form.tsx';

/** The file as it was read, and its columns, to be confirmed or said otherwise. */
export function MapStep({ found, findings }: { found: ImportDetail; findings: ShownFindings }) {
  const { headers, columns, sampleRows, sheets, questions } = findings;
  return (
    <MappingForm
      key={JSON.stringify([found.mapping.columns, found.reading])}
      importId={found.id}
      sheets={sheets}
      isOrders={found.kind === 'orders'}
      isSpend={found.kind === 'spend'}
      reading={found.reading}
      mapping={found.mapping}
      questions={questions}
      columns={headers.map((header, place) => ({ header, samples: columns[place]?.samples ?? [] }))}
      fields={fieldsOf(found.kind).map(({ key, isRequired }) => ({ key, isRequired: isRequired === true }))}
      sampleRows={sampleRows}
    />
  );
}
