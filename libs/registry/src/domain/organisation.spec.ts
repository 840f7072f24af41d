import { LocalDate, newId, Period } from '@talkoot/contracts';
import { nameOn } from './dated-name.js';
import { Organisation } from './organisation.js';
import { OrganisationEnded } from './organisation.errors.js';

const day = (text: string) => LocalDate.parse(text);

const town = (period: Period = Period.always) =>
  Organisation.register({
    kind: 'municipality',
    country: 'FI',
    code: '232',
    name: { fi: 'Kauhajoki' },
    languages: ['fi'],
    provenance: 'documented',
    period,
  });

describe('Organisation', () => {
  it('rename_keepsTheOldNameForTheDaysBefore', () => {
    const organisation = town();
    organisation.rename({ fi: 'Uusi' }, day('2020-01-01'), newId('succession'));
    expect(nameOn(organisation.state.names, day('2019-12-31'))).toEqual({ fi: 'Kauhajoki' });
    expect(nameOn(organisation.state.names, day('2020-01-01'))).toEqual({ fi: 'Uusi' });
    expect(organisation.takeEvents().map(({ name }) => name)).toEqual([
      'organisation.registered.v1',
      'organisation.renamed.v1',
    ]);
  });

  it('rename_whenEnded_isRefused', () => {
    const ended = Period.of(undefined, day('2015-12-31'));
    expect(() => town(ended).rename({ fi: 'Uusi' }, day('2016-01-01'), newId('succession'))).toThrow(OrganisationEnded);
  });
});
