import { LocalDate, newId, Period } from '@talkoot/contracts';
import fc from 'fast-check';
import { Partners } from './partners.js';
import { Pilot } from './pilot.js';

const FIRST = LocalDate.parse('2014-01-01');
const period = Period.of(FIRST, FIRST.plusDays(40)) ?? Period.always;
const owner = newId('organisation');
const towns = [newId('organisation'), newId('organisation')] as const;

/** What a file may state: no town twice for one day, see the import's lists. */
const file = fc
  .array(
    fc.record({
      town: fc.constantFrom(...towns),
      from: fc.integer({ min: 0, max: 20 }),
      days: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ town, from, days }) => {
      const [first, last] = [FIRST.plusDays(from), days === undefined ? undefined : FIRST.plusDays(from + days)];
      return { town, from: first, to: last, stated: Period.of(first, last) ?? Period.always };
    }),
  )
  .map((all) =>
    all.filter(
      ({ town, stated }, place) =>
        !all.slice(0, place).some((other) => other.town === town && other.stated.overlaps(stated)),
    ),
  );

const entered = () =>
  Pilot.enter(
    {
      programme: newId('pilotprogramme'),
      code: 'A',
      name: { fi: 'A' },
      period,
      coordinator: owner,
      provenance: 'documented',
    },
    'running',
    FIRST,
    { owner, today: FIRST },
  );

/** As it is loaded again, its partners in the order of their periods. */
function loaded(pilot: Pilot): Pilot {
  const partners = pilot.partners.all.toSorted(
    (one, other) => (one.period.from?.toEpochDay() ?? 0) - (other.period.from?.toEpochDay() ?? 0),
  );
  return new Pilot(pilot.id, pilot.version, pilot.state, new Partners(partners), { owner, today: FIRST });
}

function stated(
  pilot: Pilot,
  partners: readonly { town: (typeof towns)[number]; from: LocalDate; to: LocalDate | undefined }[],
) {
  for (const { town, from, to } of partners) pilot.statePartner(town, { from, to, provenance: 'documented' });
  return pilot;
}

describe('partners that files state', () => {
  it('do not change when a file is read again, whatever was known before', () => {
    fc.assert(
      fc.property(file, file, (earlier, later) => {
        const once = stated(loaded(stated(entered(), earlier)), later);
        expect(stated(loaded(once), later).hasEvents).toBe(false);
      }),
    );
  });
});
