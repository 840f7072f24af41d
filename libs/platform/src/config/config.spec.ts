import { InvalidConfiguration, readConfig } from './config.js';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 4000,
      PUBLIC_URL: 'http://127.0.0.1:4000',
      TIME_ZONE: 'Europe/Helsinki',
    });
  });

  it('names every bad variable', () => {
    const read = () =>
      readConfig({ PORT: 'many', DATABASE_URL: 'mysql://x', TIME_ZONE: 'Helsinki', LOG_LEVEL: 'loud' });
    expect(read).toThrow(InvalidConfiguration);
    expect(read).toThrow(/PORT[^]*DATABASE_URL[^]*TIME_ZONE[^]*LOG_LEVEL/);
  });

  it('names what is wrong with the sign-in beside others', () => {
    const read = () =>
      readConfig({ PORT: 'many', OIDC_ISSUER: 'http://login.example', PUBLIC_URL: 'http://x.example' });
    expect(read).toThrow(/PORT[^]*OIDC_CLIENT_ID[^]*OIDC_ISSUER[^]*PUBLIC_URL/);
    expect(() => readConfig({ OIDC_ISSUER: 'login', OIDC_CLIENT_ID: 'talkoot' })).not.toThrow(/OIDC_CLIENT_ID/);
    expect(() => readConfig({ OIDC_ISSUER: 'login', OIDC_CLIENT_ID: 'talkoot' })).toThrow(/OIDC_ISSUER/);
  });

  it('takes proxies by their addresses or networks alone', () => {
    expect(readConfig({ TRUSTED_PROXIES: '10.0.0.5, fd00::/8' }).TRUSTED_PROXIES).toEqual(['10.0.0.5', 'fd00::/8']);
    for (const wrong of ['proxy.example', '10.0.0.0/33', '10.0.0.5,', '*', 'true'])
      expect(() => readConfig({ TRUSTED_PROXIES: wrong })).toThrow(/TRUSTED_PROXIES/);
  });

  it('has example data on the embedded database alone, unless asked otherwise', () => {
    const DATABASE_URL = 'postgres://localhost/talkoot';
    expect([readConfig({}), readConfig({ DATABASE_URL })].map((each) => each.EXAMPLE_DATA)).toEqual(['on', 'off']);
    expect(readConfig({ EXAMPLE_DATA: 'off' }).EXAMPLE_DATA).toBe('off');
    expect(readConfig({ DATABASE_URL, EXAMPLE_DATA: 'on' }).EXAMPLE_DATA).toBe('on');
  });

  it('takes an empty variable as unset', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' }).PORT).toBe(4000);
  });
});
