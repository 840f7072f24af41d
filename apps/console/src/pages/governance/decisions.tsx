import {
  DecisionOutcomeValues,
  DecisionsPage,
  type DecisionsPageQuery,
  type DecisionsPageQueryVariables,
} from '../../api/operations.js';
import { AnyLink, chosenName, nameOf } from '../../parts/any-thing.js';
import { choicesOf, thingsAsChoices } from '../../parts/filters.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { dayText } from '../../texts/format.js';
import { named } from '../../texts/say.js';
import { DecisionLink } from './meeting-links.js';

export const Page = ({ data, search, variables }: PageProps<DecisionsPageQuery, DecisionsPageQueryVariables>) => (
  <List
    title="kinds.Decision"
    document={DecisionsPage}
    variables={variables}
    data={data}
    of={({ decisions }) => decisions}
    search={search}
    filters={[
      { name: 'body', title: 'field.body', kind: 'choice', choices: thingsAsChoices(data.bodies.nodes) },
      {
        name: 'outcome',
        title: 'field.outcome',
        kind: 'choice',
        choices: choicesOf('DecisionOutcome', DecisionOutcomeValues),
      },
      { name: 'from', title: 'field.from', kind: 'day' },
      { name: 'until', title: 'field.until', kind: 'day' },
      { name: 'theme', title: 'field.theme', kind: 'choice', choices: thingsAsChoices(data.themes.nodes) },
      {
        name: 'organisation',
        title: 'governance.concerned',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['organisation']),
      },
      { name: 'subject', title: 'field.subject', kind: 'thing', chosen: chosenName(data.chosen, search['subject']) },
    ]}
    columns={[
      {
        title: 'field.decision',
        cell: (decision) => (
          <>
            <DecisionLink of={decision} /> <ProvenanceMark of={decision.meeting.provenance} />
          </>
        ),
        text: ({ text }) => text,
      },
      { title: 'field.outcome', cell: ({ outcome }) => named('DecisionOutcome', outcome) },
      {
        title: 'field.subject',
        cell: ({ subject }) => <AnyLink of={subject} />,
        text: ({ subject }) => (subject ? nameOf(subject) : ''),
      },
      {
        title: 'field.body',
        cell: ({ meeting }) => <ThingLink of={meeting.body} />,
        text: ({ meeting }) => meeting.body.name,
      },
      {
        title: 'field.decidedOn',
        order: 'OLDEST',
        cell: ({ decidedOn, meeting }) => <ThingLink of={{ ...meeting, name: dayText(decidedOn) }} />,
        text: ({ decidedOn }) => dayText(decidedOn),
      },
      {
        title: 'field.provenance',
        isInFileOnly: true,
        cell: ({ meeting }) => named('Provenance', meeting.provenance),
      },
    ]}
  />
);
