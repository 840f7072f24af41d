import { Instant, LocalDate, Period, ZoneId } from '@talkoot/contracts';
import { aPeriod, money } from '../testing/report.builder.js';
import { formatsOf } from './formats.js';

describe('the ways of writing', () => {
  const fi = formatsOf('fi');

  it('give an amount exactly, however large', () => {
    expect(fi.money(money('123456789012345.67'))).toBe('123\u00a0456\u00a0789\u00a0012\u00a0345,67\u00a0€');
    expect(formatsOf('sv').money(money('0.10', 'SEK'))).toBe('0,10\u00a0kr');
    expect(fi.roundMoney(money('180000.00'))).toBe('180\u00a0000\u00a0€');
    expect(fi.roundMoney(money('180000.50'))).toBe('180\u00a0000,50\u00a0€');
  });

  it('give a period with an open end in words', () => {
    expect(fi.period(aPeriod('2014-01-01'))).toBe('1.1.2014 alkaen');
    expect(formatsOf('sv').period(Period.of(undefined, LocalDate.parse('2014-12-31')) ?? Period.always)).toBe(
      'till och med 31.12.2014',
    );
    expect(fi.period(Period.always)).toBeUndefined();
  });

  it('give a day as it is and a moment in the zone asked for, wherever the machine is', () => {
    expect(fi.day(LocalDate.parse('2014-03-30'))).toBe('30.3.2014');
    expect(fi.moment(Instant.parse('2014-12-31T22:30:00Z'), ZoneId.of('Europe/Helsinki'))).toBe(
      '1. tammikuuta 2015 klo 0.30 (Suomen aikaa)',
    );
  });

  it('sort names as the language does', () => {
    const names = ['Äänekoski', 'Ylivieska', 'Åbo', 'Akaa'];
    expect(names.toSorted(fi.compare)).toEqual(['Akaa', 'Ylivieska', 'Åbo', 'Äänekoski']);
    expect(names.toSorted(formatsOf('en').compare)).toEqual(['Äänekoski', 'Åbo', 'Akaa', 'Ylivieska']);
  });
});
