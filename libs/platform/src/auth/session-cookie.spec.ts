import { cookieFor, cookieIn, cookieName, noCookie } from './session-cookie.js';

const PUBLIC = { PUBLIC_URL: 'https://talkoot.example' };
const OWN_MACHINE = { PUBLIC_URL: 'http://127.0.0.1:4000' };

describe('a cookie', () => {
  it('is of this very host over HTTPS, for no script and no form of another site', () => {
    expect(cookieFor(PUBLIC, 'value')).toBe('__Host-talkoot=value; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(noCookie(PUBLIC)).toBe('__Host-talkoot=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0');
  });

  it('has neither prefix nor Secure on the own machine, where browsers refuse them', () => {
    expect(cookieFor(OWN_MACHINE, 'value')).toBe('talkoot=value; Path=/; HttpOnly; SameSite=Lax');
  });

  it('is found by its whole name alone', () => {
    expect(cookieIn('talkoot=a; x__Host-talkoot=b; __Host-talkoot=c', cookieName(PUBLIC))).toBe('c');
    expect(cookieIn('__Host-talkoot=a b', cookieName(PUBLIC))).toBeUndefined();
  });
});
