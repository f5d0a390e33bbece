import { Download } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { UserText } from '#components/ui/bdi-text.tsx';
import { buttonLook } from '#components/ui/button.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Ctx } from '#domains/context.ts';
import { listDisclosures } from '#domains/privacy/list-disclosures.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { EraseButton } from './erase-button.tsx';

const SAID = { everything: 'taken', proof: 'openedProof' } as const;

type Props = { ctx: Ctx; customer: { id: string; number: number }; prefs: Prefs };

/** What the law lets a person ask for: a copy of everything, and to be forgotten. Shows who took a copy or opened a proof before. */
export async function CustomerPrivacy({ ctx, customer, prefs }: Props) {
  if (!can(ctx.actor, 'customer.disclose')) return null;
  const [t, disclosures] = await Promise.all([
    getTranslations('privacy.rights'),
    listDisclosures(ctx, customer.id),
  ]);
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col gap-3">
        <div data-no-print className="flex flex-wrap gap-2">
          <a className={buttonLook()} href={`/api/customers/${customer.id}/personal-data`} download>
            <Download aria-hidden />
            {t('export')}
          </a>
          {can(ctx.actor, 'customer.erase') ? <EraseButton customer={customer} /> : null}
        </div>
        {disclosures.length === 0 ? <p className="text-sm text-quiet">{t('notTaken')}</p> : null}
        <ul className="flex flex-col gap-1 text-sm">
          {disclosures.map(({ id, at, actorName, what }) => (
            <li key={id}>
              {t.rich(SAID[what], { actor: actorName, name: (text) => <UserText>{text}</UserText> })} ·{' '}
              <Time at={at} prefs={prefs} />
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
