import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { HomePageQuery } from '../api/operations.js';
import { Section } from '../parts/facts.js';
import { MarkedLink, ProvenanceMark, ThingLink, To } from '../parts/links.js';
import { Records } from '../parts/records.js';
import { Title } from '../parts/title.js';
import { PlaceMap } from '../pictures/place-map.js';
import type { PageProps } from '../router.js';
import { dayText, inOrder, momentText, numberText } from '../texts/format.js';
import { type Key, named, say } from '../texts/say.js';
import { addressOf } from '../things.js';

/** The network at a glance. */
export function Page({ data }: PageProps<HomePageQuery>) {
  const { running, collaborations, alliances, programmes, coming, decisions } = data;
  const partners = partnersOf(data);
  return (
    <>
      <Title text={say('home.title')} />
      <Paragraph>{say('home.what')}</Paragraph>
      <ul className="counts">
        <Count title="home.collaborations" count={collaborations.totalCount} address="/collaborations" />
        {isWhole(data) ? (
          <Count
            title="home.partners"
            count={partners.length}
            address="/organisations"
            search={{ kind: 'MUNICIPALITY' }}
          />
        ) : null}
        <Count title="home.running" count={running.totalCount} address="/pilots" search={{ status: 'RUNNING' }} />
        <Count title="kinds.Alliance" count={alliances.totalCount} address="/alliances" />
        <Count title="kinds.Programme" count={programmes.totalCount} address="/programmes" />
      </ul>
      <div className="beside">
        <Section title="home.map">
          <PlaceMap title={say('home.map')} places={partners.flatMap(placeOf)} />
        </Section>
        <div>
          <Section title="home.running">
            <Records
              caption={say('home.running')}
              rows={running.nodes}
              columns={[
                {
                  title: 'kind.Pilot',
                  cell: (pilot) => <MarkedLink of={pilot} />,
                },
                { title: 'field.coordinator', cell: ({ coordinator }) => <ThingLink of={coordinator} /> },
              ]}
            />
          </Section>
          <Section title="home.coming">
            <Records
              caption={say('home.coming')}
              rows={coming.nodes}
              columns={[
                {
                  title: 'field.startsAt',
                  cell: (meeting) => (
                    <ThingLink of={{ ...meeting, name: momentText(meeting.startsAt, meeting.body.timeZone) }} />
                  ),
                },
                { title: 'kind.Body', cell: ({ body }) => body.name },
              ]}
            />
          </Section>
          <Section title="home.decisions">
            <Records
              caption={say('home.decisions')}
              rows={decisions.nodes}
              columns={[
                { title: 'field.decidedOn', cell: ({ decidedOn }) => dayText(decidedOn) },
                { title: 'kind.Decision', cell: (decision) => <ThingLink of={decision} /> },
                { title: 'field.outcome', cell: ({ outcome }) => named('DecisionOutcome', outcome) },
              ]}
            />
          </Section>
        </div>
      </div>
      <Section title="home.towns" {...(isWhole(data) && { count: partners.length })}>
        <Records
          caption={say('home.towns')}
          rows={partners}
          columns={[
            { title: 'field.name', cell: ({ town }) => <ThingLink of={town} /> },
            {
              title: 'kinds.PilotProgramme',
              cell: ({ of }) => (
                <ul className="plain">
                  {of.map((programme) => (
                    <li key={programme.code}>
                      <ThingLink of={programme} /> <ProvenanceMark of={programme.provenance} />
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Section>
      {isWhole(data) ? null : (
        <Paragraph>
          <To address="/pilot-programmes">{say('home.more')}</To>
        </Paragraph>
      )}
    </>
  );
}

interface CountProps {
  readonly title: Key;
  readonly count: number;
  readonly address: string;
  readonly search?: Readonly<Record<string, string>>;
}

const Count = ({ title, count, address, search = {} }: CountProps) => (
  <li>
    <Card>
      <Heading level={2} data-size="2xs">
        <To address={address} search={search}>
          {say(title)}
        </To>
      </Heading>
      <Paragraph data-size="lg">{numberText(count)}</Paragraph>
    </Card>
  </li>
);

type Programme = HomePageQuery['pilotProgrammes']['nodes'][number];
type Town = Programme['partnerMunicipalities']['nodes'][number];

/** Whether the page has every programme and every partner: only then it tells how many there are. */
const isWhole = ({ pilotProgrammes }: HomePageQuery): boolean =>
  [pilotProgrammes, ...pilotProgrammes.nodes.map(({ partnerMunicipalities }) => partnerMunicipalities)].every(
    ({ totalCount, nodes }) => totalCount <= nodes.length,
  );

/** Each partner municipality once, with the pilot programmes that it takes part in. */
function partnersOf({
  pilotProgrammes,
}: HomePageQuery): readonly { readonly town: Town; readonly of: readonly Programme[] }[] {
  const found = new Map<string, { town: Town; of: Programme[] }>();
  for (const programme of pilotProgrammes.nodes)
    for (const town of programme.partnerMunicipalities.nodes) {
      const key = `${town.country} ${town.code}`;
      const known = found.get(key) ?? { town, of: [] };
      known.of.push(programme);
      found.set(key, known);
    }
  return [...found.values()].toSorted((one, other) => inOrder(one.town.name, other.town.name));
}

const placeOf = ({ town }: { readonly town: Town }) =>
  town.location === null ? [] : [{ ...town.location, name: town.name, address: addressOf(town) ?? '' }];
