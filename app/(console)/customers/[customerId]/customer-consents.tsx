import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ConsentStatement } from '#domains/customers/get-customer.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ProofButton } from './_privacy/proof-button.tsx';

type Props = {
  customerId: string;
  consents: readonly ConsentStatement[];
  /** Whether the reader may open what shows that it was said. */
  mayProve: boolean;
  prefs: Prefs;
};

/** What the program itself writes down as the source, and its words. */
const OWN_SOURCES = { 'unsubscribe link': 'unsubscribe', merge: 'merge' } as const;

type Whose = { customerId: string; mayProve: boolean; prefs: Prefs };

/** What the person agreed to, per purpose and way of contact: what holds now, and behind it all that was said before. */
export function CustomerConsents({ consents, ...whose }: Props) {
  const t = useTranslations('customers.consent');
  const groups = Map.groupBy(consents, ({ purpose, way }) => `${purpose} ${way}`);
  return (
    <Panel title={t('title')}>
      {groups.size === 0 ? <p className="text-quiet">{t('none')}</p> : null}
      <ul className="flex flex-col">
        {[...groups.values()].map((statements) => (
          <Held key={statements[0]?.id} statements={statements} {...whose} />
        ))}
      </ul>
    </Panel>
  );
}

function Held({ statements, ...whose }: Whose & { statements: readonly ConsentStatement[] }) {
  const t = useTranslations('customers.consent');
  const [now, ...before] = statements;
  if (!now) return null;
  return (
    <li className="flex flex-col gap-1 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0">
      <p className="flex items-center justify-between gap-2">
        <span>
          {t(`way.${now.way}`)} · <span className="text-quiet">{t(`purpose.${now.purpose}`)}</span>
        </span>
        <Badge tone={now.isGranted ? 'ok' : 'neutral'}>{t(now.isGranted ? 'granted' : 'refused')}</Badge>
      </p>
      <Said statement={now} {...whose} />
      {before.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-sm text-accent">
            {t('before', { count: before.length })}
          </summary>
          <ul className="mt-1 flex flex-col gap-1 border-s border-line ps-3">
            {before.map((statement) => (
              <li key={statement.id}>
                <p className="text-sm">{t(statement.isGranted ? 'granted' : 'refused')}</p>
                <Said statement={statement} {...whose} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

function Said({ statement, customerId, mayProve, prefs }: Whose & { statement: ConsentStatement }) {
  const t = useTranslations('privacy');
  const { text, party } = statement;
  return (
    <p className="text-sm text-quiet">
      <Time at={new Date(statement.at)} prefs={prefs} shape="date" /> · <Source source={statement.source} />
      {party === 'first' ? null : ` · ${t(`party.${party}`)}`}
      {text ? (
        <abbr title={text.words} className="no-underline">
          {` · ${t('texts.version', { version: text.version })} (${t(`texts.language.${text.language}`)})`}
        </abbr>
      ) : null}
      {statement.hasProof && mayProve ? (
        <>
          {' · '}
          <ProofButton customerId={customerId} consentId={statement.id} />
        </>
      ) : null}
    </p>
  );
}

function Source({ source }: { source: string }) {
  const t = useTranslations('privacy.source');
  const own = Object.entries(OWN_SOURCES).find(([name]) => name === source)?.[1];
  return own ? t(own) : <UserText>{source}</UserText>;
}
