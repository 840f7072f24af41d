import { axisOf, rowsOf } from './time-axis.js';

describe('The axis of a timeline', () => {
  it('has room for each day, in their order', () => {
    const { at } = axisOf(['2014-11-19', '2013-01-01', '2016-12-31']);
    const places = ['2013-01-01', '2014-11-19', '2016-12-31'].map(at);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(places[2]).toBeLessThan(1);
  });

  it('names the years that begin on it', () => {
    expect(axisOf(['2013-06-01', '2015-06-01']).years).toEqual(['2014-01-01', '2015-01-01']);
    expect(axisOf(['2014-06-01']).years).toEqual([]);
  });

  it('is two months long at least', () => {
    const { at } = axisOf(['2014-06-01']);
    expect(at('2014-06-01')).toBeCloseTo(0.25);
  });
});

describe('Rows of a timeline', () => {
  it('keep marks apart that are too near to each other', () => {
    expect(rowsOf([0, 5, 9, 10, 30], 10)).toEqual([0, 1, 2, 0, 0]);
  });
});
