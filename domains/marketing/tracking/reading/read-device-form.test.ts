import { describe, expect, it } from 'vitest';
import { readDeviceForm } from './read-device-form.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const PIXEL =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';
const GALAXY_TAB =
  'Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1';
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15';
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
const CRAWLER =
  'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) Mobile Safari/537.36 (compatible; Examplebot/2.1)';

describe('the form of a device', () => {
  it.each([
    ['phone', IPHONE],
    ['phone', PIXEL],
    ['tablet', GALAXY_TAB],
    ['tablet', IPAD],
    ['desktop', WINDOWS],
    ['desktop', MAC],
    ['desktop', LINUX],
    [null, CRAWLER],
    [null, 'okhttp/4.12.0'],
    [null, ''],
  ])('is %s by %s', (form, userAgent) => {
    expect(readDeviceForm({ userAgent })).toBe(form);
  });

  it('is told by the browser’s own hint, and by nothing where nothing is said', () => {
    expect(readDeviceForm({ userAgentData: { mobile: true } })).toBe('phone');
    expect(readDeviceForm({ userAgent: WINDOWS, userAgentData: { mobile: false } })).toBe('desktop');
    expect(readDeviceForm({ userAgent: 7, userAgentData: 'x' })).toBeNull();
    expect(readDeviceForm({})).toBeNull();
  });
});
