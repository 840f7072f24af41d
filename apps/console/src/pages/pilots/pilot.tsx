import { Actions } from '../../acting/actions.js';
import type { PilotPageQuery } from '../../api/operations.js';
import { Facts, Section } from '../../parts/facts.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Records } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayText, periodText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

export function Page({ data: { pilot } }: PageProps<PilotPageQuery>) {
  if (!pilot) return <Missing />;
  return (
    <>
      <Title text={pilot.name} above={say('kind.Pilot')} />
      <ProvenanceMark of={pilot.provenance} />
      <Actions of={pilot} />
      <Facts
        of={{
          'field.code': pilot.code,
          'field.status': named('PilotStatus', pilot.status),
          'field.programme': <ThingLink of={pilot.programme} />,
          'field.coordinator': <ThingLink of={pilot.coordinator} />,
          'field.period': periodText(pilot.period),
        }}
      />
      <Section title="field.partners" count={pilot.partners.totalCount}>
        <Records
          caption={say('field.partners')}
          rows={pilot.partners.nodes}
          columns={[
            { title: 'field.name', cell: ({ organisation }) => <ThingLink of={organisation} /> },
            { title: 'field.joinedOn', cell: ({ joinedOn }) => (joinedOn === null ? null : dayText(joinedOn)) },
          ]}
        />
      </Section>
    </>
  );
}
