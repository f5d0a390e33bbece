import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { getPolicy, type PolicyPage } from '#domains/orders/returns/policy/get-policy.ts';
import type { ReturnPolicy } from '#domains/orders/returns/policy/return-policy.ts';
import { can } from '#domains/team/can.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { PolicyEditor } from './policy-editor.tsx';

const BASIS = 10_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns'))('policy.title') };
}

/** What may come back, until when, and what held before. */
export default async function ReturnPolicyPage() {
  const [t, { ctx, prefs }] = await Promise.all([getTranslations('returns.policy'), requireSession()]);
  if (!can(ctx.actor, 'order.return')) return <EmptyState kind="no-permission" />;
  const page = await getPolicy(ctx);
  const { version, versions } = page;
  const policy = version === 0 ? withName(page.policy, t('standard')) : page.policy;
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader title={t('title')} answers={t('answers')} />
      <Panel title={version === 0 ? t('title') : t('version', { version: formatNumber(version, prefs) })}>
        <p className="mb-3 text-quiet">
          {version === 0 ? `${t('first')} ` : ''}
          {t('order')}
        </p>
        {can(ctx.actor, 'return.policy') ? (
          <PolicyEditor
            key={version}
            version={version}
            policy={policy}
            categories={page.categories}
            channels={page.channels}
          />
        ) : (
          <PolicyInWords policy={policy} page={page} prefs={prefs} />
        )}
      </Panel>
      <Panel title={t('history')}>
        {versions.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
        <ul className="flex flex-col gap-2">
          {versions.map((one) => (
            <li key={one.version}>
              <details>
                <summary className="cursor-pointer">
                  <span className="font-medium">
                    {t('version', { version: formatNumber(one.version, prefs) })}
                  </span>{' '}
                  <bdi className="text-sm text-quiet">
                    {t('by', {
                      who: `\u2068${one.madeBy}\u2069`,
                      at: formatDateTime(new Date(one.madeAt), prefs),
                    })}
                  </bdi>
                </summary>
                <PolicyInWords policy={one.policy} page={page} prefs={prefs} />
              </details>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

async function PolicyInWords(props: { policy: ReturnPolicy; page: PolicyPage; prefs: Prefs }) {
  const { policy, page, prefs } = props;
  const [t, tDesk] = await Promise.all([getTranslations('returns.policy'), getTranslations('returns.desk')]);
  const names = new Map(page.channels.map(({ id, name }) => [id, name]));
  return (
    <ol className="my-2 flex list-decimal flex-col gap-1 ps-6">
      {policy.rules.map((rule) => {
        const about = [...rule.categories, ...rule.channelIds.map((id) => names.get(id) ?? id)];
        const asks = [
          about.join(', ') || t('all'),
          ...(rule.needsReceipt ? [t('needsReceipt')] : []),
          ...(rule.needsTag ? [t('needsTag')] : []),
          ...(rule.feeBasisPoints > 0
            ? [tDesk('fee', { percent: formatPercent(rule.feeBasisPoints / BASIS, prefs) })]
            : []),
        ];
        return (
          <li key={rule.id}>
            <bdi>{t('inWords', { name: rule.name, days: rule.days })}</bdi>{' '}
            <bdi className="text-sm text-quiet">{asks.join(' · ')}</bdi>
          </li>
        );
      })}
    </ol>
  );
}

function withName(policy: ReturnPolicy, name: string): ReturnPolicy {
  return { ...policy, rules: policy.rules.map((rule) => ({ ...rule, name })) };
}
