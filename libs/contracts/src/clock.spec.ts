import { Instant, ZonedClock, ZoneId } from './clock.js';

const todayAt = (instant: string, zone: string) =>
  new ZonedClock(ZoneId.of(zone), () => Instant.parse(instant)).today().toString();

describe('today', () => {
  it.each([
    ['2026-03-01T21:59:59Z', 'Europe/Helsinki', '2026-03-01'],
    ['2026-03-01T22:00:00Z', 'Europe/Helsinki', '2026-03-02'],
    // Summer time: midnight comes an hour earlier in UTC.
    ['2026-06-30T20:59:59Z', 'Europe/Helsinki', '2026-06-30'],
    ['2026-06-30T21:00:00Z', 'Europe/Helsinki', '2026-07-01'],
    ['2026-03-01T22:30:00Z', 'Europe/Stockholm', '2026-03-01'],
    ['2026-01-01T07:59:59Z', 'America/Los_Angeles', '2025-12-31'],
    ['2026-12-31T10:00:00Z', 'Pacific/Kiritimati', '2027-01-01'],
  ])('at %s in %s is %s', (instant, zone, day) => {
    expect(todayAt(instant, zone)).toBe(day);
  });
});
