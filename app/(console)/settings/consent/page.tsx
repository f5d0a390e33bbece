import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { type ConsentText, listConsentTexts } from '#domains/customers/consents/list-consent-texts.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TextForm } from './text-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.consent'))('name') };
}

/** The words in which people are asked, in all languages, with every version that somebody may have agreed to. */
export default async function ConsentPage() {
  const [t, tPlace, { ctx, prefs }] = await Promise.all([
    getTranslations('privacy.texts'),
    getTranslations('settings.place.consent'),
    requireSession(),
  ]);
  if (!can(ctx.actor, 'settings.read')) return <EmptyState kind="no-permission" />;
  const texts = await listConsentTexts(ctx);
  const groups = Map.groupBy(texts, ({ purpose, language }) => `${purpose} ${language}`);
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <RefreshOn topics={['settings']} />
      <PageHeader title={tPlace('name')} answers={tPlace('answers')} />
      <Panel title={t('title')}>
        {groups.size === 0 ? <p className="text-quiet">{t('none')}</p> : null}
        <ul className="flex flex-col">
          {[...groups.values()].map((versions) => (
            <Versions key={versions[0]?.id} versions={versions} prefs={prefs} />
          ))}
        </ul>
      </Panel>
      {can(ctx.actor, 'settings.write') ? (
        <Panel title={t('write')}>
          <TextForm />
        </Panel>
      ) : null}
    </div>
  );
}

async function Versions({ versions, prefs }: { versions: readonly ConsentText[]; prefs: Prefs }) {
  const [t, tConsent] = await Promise.all([
    getTranslations('privacy.texts'),
    getTranslations('customers.consent'),
  ]);
  const [now, ...before] = versions;
  if (!now) return null;
  return (
    <li className="flex flex-col gap-1 border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0">
      <h3 className="font-medium">
        {tConsent(`purpose.${now.purpose}`)} · {t(`language.${now.language}`)}
      </h3>
      <Version text={now} prefs={prefs} />
      {before.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-sm text-accent">
            {t('before', { count: before.length })}
          </summary>
          <div className="mt-1 flex flex-col gap-2 border-s border-line ps-3">
            {before.map((text) => (
              <Version key={text.id} text={text} prefs={prefs} />
            ))}
          </div>
        </details>
      ) : null}
    </li>
  );
}

async function Version({ text, prefs }: { text: ConsentText; prefs: Prefs }) {
  const t = await getTranslations('privacy.texts');
  return (
    <div>
      <p lang={text.language} className="whitespace-pre-wrap">
        <UserText>{text.words}</UserText>
      </p>
      <p className="text-sm text-quiet">
        {t('version', { version: text.version })} · <Time at={text.createdAt} prefs={prefs} shape="date" /> ·{' '}
        <UserText>{text.createdByName}</UserText>
      </p>
    </div>
  );
}
