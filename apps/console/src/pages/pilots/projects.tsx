import { ProjectsPage, type ProjectsPageQuery, type ProjectsPageQueryVariables } from '../../api/operations.js';
import { chosenName } from '../../parts/any-thing.js';
import { thingsAsChoices } from '../../parts/filters.js';
import { MarkedLink, ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { periodText } from '../../texts/format.js';
import { named } from '../../texts/say.js';

export const Page = ({ data, search, variables }: PageProps<ProjectsPageQuery, ProjectsPageQueryVariables>) => (
  <List
    title="kinds.Project"
    document={ProjectsPage}
    variables={variables}
    data={data}
    of={({ projects }) => projects}
    search={search}
    filters={[
      {
        name: 'programme',
        title: 'kind.PilotProgramme',
        kind: 'choice',
        choices: thingsAsChoices(data.programmes.nodes),
      },
      {
        name: 'coordinator',
        title: 'field.coordinator',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['coordinator']),
      },
    ]}
    columns={[
      {
        title: 'field.name',
        order: 'NAME',
        cell: (project) => <MarkedLink of={project} />,
        text: ({ name }) => name,
      },
      { title: 'field.code', order: 'CODE', cell: ({ code }) => code },
      {
        title: 'field.programme',
        cell: ({ programme }) => <ThingLink of={programme} />,
        text: ({ programme }) => programme?.name ?? '',
      },
      {
        title: 'field.coordinator',
        cell: ({ coordinator }) => <ThingLink of={coordinator} />,
        text: ({ coordinator }) => coordinator?.name ?? '',
      },
      { title: 'field.period', cell: ({ period }) => periodText(period) },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
