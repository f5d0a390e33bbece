'use client';

import { useTranslations } from 'next-intl';
import { CopyText } from '../profile/copy-button.tsx';

/** How a website, a server or a hand connects, ready to be copied. */
export function ConnectGuide({ host }: { host: string }) {
  const t = useTranslations('tracking');
  const ways = [
    { key: 'browser', text: inBrowser(host) },
    { key: 'server', text: onServer(host) },
    { key: 'command', text: byHand(host) },
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-quiet">{t('connect.hint')}</p>
      {ways.map(({ key, text }) => (
        <section key={key}>
          <h3 className="mb-1 font-medium">{t(`connect.${key}`)}</h3>
          <CopyText text={text} label={t('key.copy')} copied={t('key.copied')} />
        </section>
      ))}
    </div>
  );
}

function inBrowser(host: string): string {
  return `// npm install @segment/analytics-next
import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: 'WRITE_KEY', cdnURL: '${host}' });
analytics.page();
analytics.track('Product Added', { sku: 'SKU', quantity: 1, price: 10 });`;
}

function onServer(host: string): string {
  return `// npm install @segment/analytics-node
import { Analytics } from '@segment/analytics-node';

export const analytics = new Analytics({ writeKey: 'WRITE_KEY', host: '${host}' });
analytics.identify({ userId: '42', traits: { email: 'name@shop.example' } });`;
}

function byHand(host: string): string {
  return `curl -u WRITE_KEY: -H 'content-type: application/json' ${host}/v1/track \\
  -d '{"anonymousId":"me","event":"Product Viewed","properties":{"sku":"SKU"}}'`;
}
