import { type NextRequest, NextResponse } from 'next/server';
import { cleanSearch } from '#lib/text/clean-search.ts';

const NONCE_BYTES = 16;

/**
 * Puts the security headers on every page, and takes out of the address what no reader of it could keep; who is asking
 * is checked in pages and actions, not here.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentPolicy(makeNonce());
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy); // Next reads the nonce for its own scripts from here
  const response = passOn(request, headers);
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  response.headers.set(
    'permissions-policy',
    'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
  );
  if (!request.nextUrl.pathname.startsWith('/api/')) response.headers.set('cache-control', 'no-store');
  if (isHttps(request)) response.headers.set('strict-transport-security', 'max-age=63072000');
  return response;
}

function passOn(request: NextRequest, headers: Headers): NextResponse {
  const search = cleanSearch(request.nextUrl.searchParams);
  if (!search) return NextResponse.next({ request: { headers } });
  const address = request.nextUrl.clone();
  address.search = search.toString();
  return NextResponse.rewrite(address, { request: { headers } });
}

function makeNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
}

function contentPolicy(nonce: string): string {
  // React's development build evaluates strings to rebuild server stacks; the built program never does.
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

function isHttps(request: NextRequest): boolean {
  return request.nextUrl.protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
}

// Next copies the bodies of requests that pass here, and cuts them at 10 MB: uploads go past.
export const config = {
  matcher: ['/((?!_next/static|_next/image|favicon.ico|icon.svg|api/imports/upload).*)'],
};
