import { useTranslations } from 'next-intl';
import { PrintPaper } from '#components/shell/print-paper.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { Transfer } from '#domains/inventory/transfers/get-transfer.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { transferNumber } from '../transfer-number.ts';

type Props = { transfer: Transfer; businessName: string; prefs: Prefs };

const CELL = 'border-b border-line py-2 pe-3';

/** The list that travels with the goods: what is in the load, with a box to tick at both ends. */
export function PaperView({ transfer, businessName, prefs }: Props) {
  const t = useTranslations('stock-work.transfer');
  const isDraft = transfer.status === 'draft';
  const facts = [
    { name: t('column.from'), value: <UserText>{transfer.fromName}</UserText> },
    { name: t('column.to'), value: <UserText>{transfer.toName}</UserText> },
    {
      name: t('paper.date'),
      value: <Time at={transfer.sentAt ?? transfer.createdAt} prefs={prefs} shape="date" />,
    },
    {
      name: t('column.expected'),
      value: transfer.expectedOn ? <Day on={transfer.expectedOn} prefs={prefs} /> : '–',
    },
  ];
  return (
    <>
      <div data-no-print className="mx-auto mb-4 flex max-w-3xl justify-end gap-2">
        <LinkButton href={`/inventory/transfers/${transfer.id}`}>{t('paper.back')}</LinkButton>
        <PrintPaper />
      </div>
      <article className="mx-auto flex max-w-3xl flex-col gap-6">
        <header className="flex flex-wrap items-start justify-between gap-4">
          <span className="text-lg font-semibold">
            <UserText>{businessName}</UserText>
          </span>
          <h1 className="text-lg font-semibold">
            {t('one', { number: transferNumber(transfer.number, prefs) })}
          </h1>
        </header>
        <dl className="grid grid-cols-2 gap-4">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt className="text-sm text-quiet">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <table aria-label={t('lines')} className="w-full border-separate border-spacing-0">
          <thead>
            <tr className="text-sm text-quiet">
              <th scope="col" className={`${CELL} text-start font-medium`}>
                {t('column.goods')}
              </th>
              <th scope="col" className={`${CELL} text-end font-medium`}>
                {t(isDraft ? 'column.wanted' : 'column.sent')}
              </th>
              <th scope="col" className={`${CELL} w-20 text-center font-medium`}>
                {t('paper.loaded')}
              </th>
              <th scope="col" className={`${CELL} w-20 text-center font-medium`}>
                {t('paper.unloaded')}
              </th>
            </tr>
          </thead>
          <tbody>
            {transfer.lines.map((line) => (
              <tr key={line.variantId}>
                <td className={CELL}>
                  <UserText>{line.title}</UserText>
                  <p className="text-sm text-quiet">
                    <Ltr>{line.sku}</Ltr>
                  </p>
                </td>
                <td className={`${CELL} text-end`}>
                  <Count value={isDraft ? line.quantity : line.sent} prefs={prefs} />
                </td>
                <td className={CELL}>
                  <TickBox />
                </td>
                <td className={CELL}>
                  <TickBox />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {transfer.note ? <UserText className="whitespace-pre-line">{transfer.note}</UserText> : null}
      </article>
    </>
  );
}

function TickBox() {
  return <span aria-hidden className="mx-auto block size-4 border border-ink" />;
}
