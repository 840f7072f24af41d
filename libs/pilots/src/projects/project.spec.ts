import { LocalDate, newId, organisationOn, Period } from '@talkoot/contracts';
import { Project } from './project.js';

const day = (text: string) => LocalDate.parse(text);

describe('Project', () => {
  it('changeCoordinator_keepsWhoLedItBefore', () => {
    const [salo, turku] = [newId('organisation'), newId('organisation')];
    const project = Project.register(
      {
        programme: newId('pilotprogramme'),
        code: 'SALO-RM',
        name: { fi: 'Rakennemuutos' },
        period: Period.of(day('2014-01-01'), day('2015-12-31')) ?? Period.always,
        coordinator: salo,
        provenance: 'documented',
      },
      { today: day('2014-11-19'), owner: undefined },
    );
    project.changeCoordinator(turku, day('2015-01-01'));
    const leading = (on: string) => organisationOn(project.state.coordinators, day(on));
    expect([leading('2014-12-31'), leading('2015-01-01')]).toEqual([salo, turku]);
    expect(project.takeEvents().map(({ name }) => name)).toEqual([
      'project.registered.v1',
      'project.coordinator-changed.v1',
    ]);
    expect(() => project.changeCoordinator(salo, day('2016-01-01'))).toThrow('OUTSIDE_PERIOD');
  });
});
