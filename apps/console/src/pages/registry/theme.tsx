import type { ThemePageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { Collection } from '../../parts/collection.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Facts } from '../../parts/facts.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayText, momentText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { collaborationColumns } from './lines.js';

export function Page({ data: { theme } }: PageProps<ThemePageQuery>) {
  if (!theme) return <Missing />;
  return (
    <>
      <Title text={theme.name} above={say('kind.Theme')} />
      <ProvenanceMark of={theme.provenance} />
      <Facts
        of={{
          'field.code': theme.code,
          'field.parent': theme.parent && <ThingLink of={theme.parent} />,
          'field.children': theme.children.length > 0 && <ThingLinks of={theme.children} />,
        }}
      />
      <Actions of={theme} />
      <Collection
        title="field.collaborations"
        of={theme.collaborations}
        columns={collaborationColumns}
        all={{ address: '/collaborations', search: { theme: theme.id } }}
      />
      <Collection
        title="field.municipalitiesInSeveral"
        of={theme.municipalitiesInSeveral}
        columns={[
          { title: 'field.name', cell: (municipality) => <ThingLink of={municipality} /> },
          { title: 'field.region', cell: ({ region }) => <ThingLink of={region} /> },
        ]}
      />
      <Collection
        title="field.agendaItems"
        of={theme.agendaItems}
        columns={[
          { title: 'field.title', cell: ({ title }) => title },
          {
            title: 'field.meeting',
            cell: ({ meeting }) => (
              <ThingLink of={{ ...meeting, name: momentText(meeting.startsAt, meeting.body.timeZone) }} />
            ),
          },
        ]}
      />
      <Collection
        title="field.decisions"
        of={theme.decisions}
        all={{ address: '/decisions', search: { theme: theme.id } }}
        columns={[
          { title: 'field.text', cell: (decision) => <ThingLink of={{ ...decision, name: decision.text }} /> },
          { title: 'field.outcome', cell: ({ outcome }) => named('DecisionOutcome', outcome) },
          { title: 'field.decidedOn', cell: ({ decidedOn }) => dayText(decidedOn) },
        ]}
      />
    </>
  );
}
