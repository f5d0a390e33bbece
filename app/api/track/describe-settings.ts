/** What the browser's library is told of where to send: back to the host that it asked, nothing through others. */
export function describeSettings(request: Request, key: string) {
  const { host, protocol } = addressOf(request);
  return {
    integrations: {
      'Segment.io': {
        apiKey: key,
        apiHost: `${host}/v1`,
        protocol,
        addBundledMetadata: false,
        retryQueue: true,
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } } },
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    remotePlugins: [],
  };
}

/** As the browser sees it, also behind a proxy that ends TLS. */
function addressOf(request: Request): { host: string; protocol: 'http' | 'https' } {
  const url = new URL(request.url);
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? url.host;
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  const isSecure = (forwarded ?? url.protocol.replace(':', '')) === 'https';
  return { host, protocol: isSecure ? 'https' : 'http' };
}
