import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type {
  ClaimFigures,
  ClaimFilter,
  ClaimPart,
  ClaimSum,
} from '#domains/orders/returns/claims/claim-figures.ts';
import { CLAIM_KINDS } from '#domains/orders/returns/input.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Known = { location: ListLocation; currency: string; prefs: Prefs };
type Props = Known & { figures: ClaimFigures; filter: ClaimFilter };

/** How the address says that the carrier or place is not known. */
const NOBODY = 'none';
const CELL = 'py-1.5 ps-3 text-end whitespace-nowrap';

/** The same claims three times: by cause, by carrier, by place; each line leads to its claims. */
export function ClaimBoard({ figures, filter, ...known }: Props) {
  const t = useTranslations('returns.claims');
  const tKind = useTranslations('returns.claim.kind');
  const { total, byKind, byCarrier, byLocation } = figures;
  const kindName = (key: string) => tKind(CLAIM_KINDS.find((kind) => kind === key) ?? 'missing');
  const lines = (parts: readonly ClaimPart[], nobody: string) =>
    parts.map((part) => ({ ...part, name: part.name || nobody, value: part.key || NOBODY }));
  const carrier = filter.carrier === '' ? NOBODY : filter.carrier;
  return (
    <div className="grid gap-4 xl:grid-cols-3">
      <Part
        title={t('by.kind')}
        name="kind"
        chosen={filter.kind}
        lines={byKind.map((part) => ({ ...part, name: kindName(part.key), value: part.key }))}
        total={total}
        known={known}
      />
      <Part
        title={t('by.carrier')}
        name="carrier"
        chosen={carrier}
        lines={lines(byCarrier, t('noCarrier'))}
        total={total}
        known={known}
      />
      <Part
        title={t('by.location')}
        name="location"
        chosen={filter.locationId}
        lines={lines(byLocation, t('noLocation'))}
        total={total}
        known={known}
      />
    </div>
  );
}

type PartProps = {
  title: string;
  /** What the address calls it. */
  name: 'kind' | 'carrier' | 'location';
  chosen: string | null;
  lines: readonly (ClaimPart & { value: string })[];
  total: ClaimSum;
  known: Known;
};

function Part({ title, name, chosen, lines, total, known }: PartProps) {
  const t = useTranslations('returns.claims');
  return (
    <Panel title={title}>
      <table className="w-full" aria-label={title}>
        <thead className="text-sm text-quiet">
          <tr>
            <th scope="col">
              <span className="sr-only">{title}</span>
            </th>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('claims')}
            </th>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('back')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const isChosen = chosen === line.value;
            const href = hrefWith(known.location, { [name]: isChosen ? null : line.value });
            return (
              <tr key={line.value} className="border-t border-line">
                <th scope="row" className="py-1.5 text-start font-normal">
                  <Link
                    href={asRoute(href)}
                    aria-current={isChosen ? 'true' : undefined}
                    className={`hover:underline ${isChosen ? 'font-semibold text-accent' : ''}`}
                  >
                    <UserText>{line.name}</UserText>
                  </Link>
                </th>
                <Figures sum={line} known={known} />
              </tr>
            );
          })}
        </tbody>
        <tfoot className="font-medium">
          <tr className="border-t border-line-strong">
            <th scope="row" className="py-1.5 text-start">
              {t('all')}
            </th>
            <Figures sum={total} known={known} />
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}

/** How many claims, and what they cost: money that went back, and below it the goods that were sent again. */
function Figures({ sum, known }: { sum: ClaimSum; known: Known }) {
  const t = useTranslations('returns.claims');
  const { currency, prefs } = known;
  return (
    <>
      <td className={CELL}>
        <Count value={sum.claims} prefs={prefs} />
      </td>
      <td className={CELL}>
        <Money amountMinor={sum.backMinor} currency={currency} prefs={prefs} />
        {sum.sentAgain > 0 ? (
          <span className="block text-sm text-quiet">
            {t('sentAgain', { count: sum.sentAgain })}
            {sum.goodsMinor === null ? null : (
              <>
                {' · '}
                <Money amountMinor={sum.goodsMinor} currency={currency} prefs={prefs} />
              </>
            )}
          </span>
        ) : null}
      </td>
    </>
  );
}
