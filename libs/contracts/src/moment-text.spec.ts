import { Instant, ZoneId } from './clock.js';
import { momentsText, momentText } from './moment-text.js';

const at = (text: string) => Instant.parse(text);
const HELSINKI = ZoneId.of('Europe/Helsinki');

describe('momentText', () => {
  it('tells a moment on the clocks of a zone and whose time that is, in each language', () => {
    expect(momentText(at('2026-12-15T09:00:00Z'), HELSINKI)).toEqual({
      fi: '15. joulukuuta 2026 klo 11.00 (Suomen aikaa)',
      sv: '15 december 2026 kl. 11.00 (finsk tid)',
      en: '15 December 2026 at 11:00 (Finnish time)',
    });
    expect(momentText(at('2026-06-15T21:30:00Z'), ZoneId.of('Europe/Stockholm'))).toEqual({
      fi: '15. kesäkuuta 2026 klo 23.30 (Ruotsin aikaa)',
      sv: '15 juni 2026 kl. 23.30 (svensk tid)',
      en: '15 June 2026 at 23:30 (Swedish time)',
    });
  });

  it.each([
    ['UTC', '9.00 (UTC)'],
    ['+05:30', '14.30 (UTC+05:30)'],
    ['America/New_York', '4.00 (UTC-05:00)'],
  ])('names %s, whose people the service has no word for, by its distance from UTC', (zone, text) => {
    expect(momentText(at('2026-12-15T09:00:00Z'), ZoneId.of(zone)).fi).toBe(`15. joulukuuta 2026 klo ${text}`);
  });
});

describe('momentsText', () => {
  it('tells the day once, and both days where the end is on another', () => {
    expect(momentsText(at('2026-12-15T09:00:00Z'), at('2026-12-15T10:30:00Z'), HELSINKI)).toEqual({
      fi: '15. joulukuuta 2026 klo 11.00–12.30 (Suomen aikaa)',
      sv: '15 december 2026 kl. 11.00–12.30 (finsk tid)',
      en: '15 December 2026 at 11:00–12:30 (Finnish time)',
    });
    expect(momentsText(at('2026-12-15T09:00:00Z'), at('2026-12-16T10:30:00Z'), HELSINKI).en).toBe(
      '15 December 2026 at 11:00 – 16 December 2026 at 12:30 (Finnish time)',
    );
  });
});
