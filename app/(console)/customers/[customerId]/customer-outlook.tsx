import { useTranslations } from 'next-intl';
import { Definition } from '#components/ui/definition.tsx';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CustomerOutlook as Outlook } from '#domains/predictions/get-outlook.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { RangeText } from '../insights/range-text.tsx';

type Props = { outlook: Outlook | null; currency: string; prefs: Prefs };

/** What is likely ahead of the person, with how sure that is; of who bought once it says that nothing is known. */
export function CustomerOutlook({ outlook, currency, prefs }: Props) {
  const t = useTranslations('insights.outlook');
  if (!outlook) return null;
  const { scores } = outlook;
  return (
    <Panel
      title={t('title')}
      action={<Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />}
    >
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact name={t('group')}>
          <Group group={scores.group} />{' '}
          <span className="text-quiet">
            {t('scores', { recency: scores.recency, frequency: scores.frequency, money: scores.money })}
          </span>
        </Fact>
        {outlook.isEnough ? (
          <Figures outlook={outlook} currency={currency} prefs={prefs} />
        ) : (
          <Fact name={t('alive')}>
            <span className="font-medium">{t('notEnough')}</span>
            <p className="text-sm text-quiet">{t(outlook.purchases === 1 ? 'boughtOnce' : 'shopTooYoung')}</p>
          </Fact>
        )}
      </dl>
      <p className="mt-3 text-sm text-quiet">
        {t('asOf')} <Day on={outlook.untilOn} prefs={prefs} />
      </p>
    </Panel>
  );
}

function Figures({ outlook, currency, prefs }: { outlook: Outlook; currency: string; prefs: Prefs }) {
  const t = useTranslations('insights.outlook');
  const { pAlive, orders365, value365, next } = outlook;
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />
  );
  return (
    <>
      <Fact name={t('alive')}>
        <bdi className="font-medium">{formatPercent(pAlive ?? 0, prefs)}</bdi>
      </Fact>
      <Fact name={t('next')}>
        {next ? (
          <>
            <Day on={next.fromOn} prefs={prefs} />{' '}
            {next.untilOn ? (
              <>
                – <Day on={next.untilOn} prefs={prefs} />
              </>
            ) : (
              t('orLater')
            )}
            <p className="text-sm text-quiet">{t(`basis.${next.basis}`)}</p>
          </>
        ) : (
          t('noNext')
        )}
      </Fact>
      {orders365 ? (
        <Fact name={t('orders')}>
          <RangeText
            figure={
              <bdi className="font-medium">
                {formatNumber(Math.round(orders365.expected * 10) / 10, prefs)}
              </bdi>
            }
            low={<Count value={orders365.low} prefs={prefs} />}
            high={<Count value={orders365.high} prefs={prefs} />}
          />
        </Fact>
      ) : null}
      {value365 ? (
        <Fact name={t('value')}>
          <RangeText
            figure={<span className="font-medium">{money(value365.expected)}</span>}
            low={money(value365.low)}
            high={money(value365.high)}
          />
        </Fact>
      ) : null}
    </>
  );
}

function Group({ group }: { group: Outlook['scores']['group'] }) {
  const t = useTranslations('insights.group');
  return <span className="font-medium">{t(group)}</span>;
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
