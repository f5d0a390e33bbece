import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Ctx } from '#domains/context.ts';
import { type Claim, listClaims } from '#domains/customers/claims/list-claims.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ClaimButtons } from './claim-buttons.tsx';

type Props = { ctx: Ctx; customer: { id: string }; prefs: Prefs };

/** The ids of strangers are told apart by their source, which stands below. */
const STRANGER = /^source-[0-9a-f-]{36}:/;

const TONES = { known: 'ok', confirmed: 'ok', dismissed: 'neutral', open: 'warn' } as const;

/** What others say belongs to this person, whose word it is, and what somebody made of it. Nothing where nobody says anything. */
export async function CustomerClaims({ ctx, customer, prefs }: Props) {
  const [t, claims] = await Promise.all([getTranslations('identity.claims'), listClaims(ctx, customer.id)]);
  if (claims.length === 0) return null;
  const maySettle = can(ctx.actor, 'customer.merge');
  return (
    <Panel title={t('title')}>
      <p className="mb-2 text-sm text-quiet">{t('hint')}</p>
      <ul className="flex flex-col">
        {claims.map((claim) => (
          <li
            key={claim.id}
            className="flex flex-col gap-1 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0"
          >
            <ClaimFacts claim={claim} prefs={prefs} />
            {maySettle && claim.state === 'open' ? (
              <ClaimButtons
                customerId={customer.id}
                claimId={claim.id}
                value={claim.value}
                mayConfirm={claim.kind !== 'external' || claim.other === null}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

async function ClaimFacts({ claim, prefs }: { claim: Claim; prefs: Prefs }) {
  const [t, tParty, tKind, tReview] = await Promise.all([
    getTranslations('identity.claims'),
    getTranslations('privacy.party'),
    getTranslations('customers.identity.kind'),
    getTranslations('identity.review'),
  ]);
  const { source, party, kind, value, times, lastAt, state, decidedBy, other } = claim;
  return (
    <>
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0 break-all">
          <span className="text-sm text-quiet">{tKind(kind)}</span> <Ltr>{value.replace(STRANGER, '')}</Ltr>
        </p>
        <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
      </div>
      <p className="text-sm text-quiet">
        <UserText>{source}</UserText> · {tParty(party)} · {t('times', { count: times })} ·{' '}
        <Time at={new Date(lastAt)} prefs={prefs} shape="date" />
        {decidedBy ? (
          <>
            {' · '}
            <UserText>{decidedBy}</UserText>
          </>
        ) : null}
      </p>
      {other ? (
        <p className="text-sm">
          {t.rich('other', {
            name: other.name || tReview('unnamed'),
            link: (text) => (
              <Link href={asRoute(`/customers/${other.id}`)} className="text-accent hover:underline">
                <UserText>{text}</UserText>
              </Link>
            ),
          })}
        </p>
      ) : null}
    </>
  );
}
