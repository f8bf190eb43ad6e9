import { describe, expect, it } from 'vitest';
import { targetUrl } from './target-url.ts';

describe('target URL', () => {
  it.each(['http://127.0.0.1:4040', 'https://api.ngrok.com', 'http://[::1]:8080/base/path/', 'HTTP://LOCALHOST'])(
    'takes %s',
    (text) => {
      expect(targetUrl(text, '--target').href).toBe(new URL(text).href);
    },
  );

  it.each([
    ['', /is empty/],
    ['   ', /is empty/],
    ['localhost:4040', /no scheme .*did you mean http:\/\/localhost:4040\?/],
    ['127.0.0.1:4040', /no scheme .*did you mean http:\/\/127\.0\.0\.1:4040\?/],
    ['api.ngrok.com', /no scheme .*did you mean https:\/\/api\.ngrok\.com\?/],
    ['http://', /no scheme or no host/],
    ['not a url', /no scheme or no host/],
    ['ftp://127.0.0.1', /scheme "ftp:"/],
    ['file:///etc/passwd', /scheme "file:"/],
    ['http://user:hunter2@127.0.0.1', /user name or a password/],
    ['http://127.0.0.1/?a=b', /has a query/],
    ['http://127.0.0.1/?', /has a query/],
    ['http://127.0.0.1/#a', /has a fragment/],
  ])('refuses %j and says why, where and what to do', (text, why) => {
    const attempt = () => targetUrl(text, 'TARGET_URL');
    expect(attempt).toThrow(why);
    expect(attempt).toThrow(/^TARGET_URL .*: give a base URL such as .*\.$/);
    expect(attempt).toThrow(expect.objectContaining({ code: 'target-malformed' }));
  });

  it('shows no password', () => {
    expect(() => targetUrl('http://user:hunter2@127.0.0.1', '--target')).toThrow(/^(?!.*hunter2)/);
  });
});
