import { describe, expect, it } from 'vitest';
import { readForm } from './read-form.ts';

const send = (body?: BodyInit, headers: Record<string, string> = {}) =>
  readForm(
    new Request('http://localhost/', { method: 'POST', headers, ...(body === undefined ? {} : { body }) }),
  );

describe('the form that a request brings', () => {
  it('is read as mail programs and browsers send it', async () => {
    const form = await send(new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }));
    expect([...form]).toEqual([['List-Unsubscribe', 'One-Click']]);
  });

  it('is refused where it is none, or half of one', async () => {
    const half = send('--a\r\ncontent-disposition: form-data; name="b"', {
      'content-type': 'multipart/form-data; boundary=a',
    });
    for (const wrong of [send(), send('{}', { 'content-type': 'application/json' }), half])
      await expect(wrong).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
