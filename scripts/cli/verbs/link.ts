import { EVEN_CHANCE, type LinkedPeople, linkPeople } from '#domains/customers/linking/model/link-people.ts';
import { type LinkQuality, measureLinks } from '#domains/customers/linking/model/measure-links.ts';
import { resolveInput } from '../resolve-file.ts';
import { readWhole, requireArgument, UsageError, type Verb, type VerbCall } from '../verb.ts';
import { PERSON_PARTS } from './link-columns.ts';
import { type PeopleFile, readPeopleFile } from './link-read.ts';

const PERCENT = 100;
const SHOWN = 10;

export const link: Verb = {
  name: 'link',
  arguments: ['FILE'],
  purpose: 'Finds who is the same person in a CSV file of people.',
  options: {
    truth: { type: 'string', value: 'COLUMN', help: 'the column that tells who is who; only to measure by' },
    column: {
      type: 'string',
      multiple: true,
      value: 'PART=HEADER',
      help: 'says what a column holds, where its header does not; several times',
    },
    least: {
      type: 'string',
      value: 'PERCENT',
      help: 'the least chance that counts as one person; 50 unless told',
    },
  },
  notes: [
    `PART is one of ${PERSON_PARTS.join(', ')}.`,
    'Weights are learnt from the file by expectation and maximisation, in bits; nothing is stored.',
  ],
  examples: [
    'link customers.csv',
    'link people.csv --truth cluster --json',
    'link list.csv --column phone=Tel',
  ],
  run: async (_session, call) => {
    const path = resolveInput(requireArgument(call, 0, 'FILE'));
    const file = await readPeopleFile(path, { truth: call.text('truth'), columns: call.texts('column') });
    const linked = linkPeople(file.people, readLeast(call));
    const quality = file.truth && measureLinks(linked.clusters, file.truth);
    return { json: toFacts(file, linked, quality), lines: toLines(file, linked, quality) };
  },
};

function readLeast(call: VerbCall): number {
  const percent = readWhole(call, 'least') ?? EVEN_CHANCE * PERCENT;
  if (percent > 0 && percent < PERCENT) return percent / PERCENT;
  throw new UsageError('--least: a number between 1 and 99 is wanted.');
}

function toFacts({ people, columns }: PeopleFile, linked: LinkedPeople, quality: LinkQuality | null) {
  const nameOf = (row: number) => people[row]!.id;
  return {
    rows: people.length,
    columns,
    candidates: linked.candidates,
    people: people.length - linked.clusters.reduce((sum, { length }) => sum + length - 1, 0),
    clusters: linked.clusters.map((rows) => rows.map(nameOf)),
    links: linked.links.map(({ a, b, weight, probability, evidence }) => ({
      rows: [nameOf(a), nameOf(b)],
      weightBits: round(weight),
      probability,
      evidence: evidence.map((one) => ({
        field: one.field,
        degree: one.degree,
        weightBits: round(one.weight),
      })),
    })),
    quality,
  };
}

function toLines(
  { people, columns }: PeopleFile,
  linked: LinkedPeople,
  quality: LinkQuality | null,
): string[] {
  const { clusters, links, candidates } = linked;
  const spare = clusters.reduce((sum, { length }) => sum + length - 1, 0);
  return [
    `Columns: ${Object.entries(columns)
      .map(([header, part]) => `${header} = ${part}`)
      .join(', ')}.`,
    `${people.length} rows are ${people.length - spare} people; ${clusters.length} of them come more than once.`,
    `${candidates} pairs were compared.`,
    ...links
      .toSorted((x, y) => x.weight - y.weight)
      .slice(0, SHOWN)
      .map(({ a, b, weight, evidence }) => {
        const told = evidence.map(({ field, degree, weight: bits }) => `${field} ${degree} ${round(bits)}`);
        return `  ${people[a]!.id} – ${people[b]!.id}: ${round(weight)} bits (${told.join(', ')})`;
      }),
    ...(links.length > SHOWN
      ? [`  … the ${SHOWN} least sure of ${links.length} links; --json has all.`]
      : []),
    ...(quality ? [tellQuality(quality)] : []),
  ];
}

function tellQuality({ precision, recall, f1, truePairs, foundPairs }: LinkQuality): string {
  const figures = [precision, recall, f1].map((figure) =>
    figure.toLocaleString('en', { minimumFractionDigits: 4 }),
  );
  return `Precision ${figures[0]}, recall ${figures[1]}, F1 ${figures[2]} (${truePairs} true pairs, ${foundPairs} found).`;
}

function round(bits: number): number {
  return Math.round(bits * 100) / 100;
}
