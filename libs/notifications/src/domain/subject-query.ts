import { type AggregateKind, type Id, type IdKind, kindOf } from '@talkoot/contracts';

const INVITATIONS = `  me {
    invitations {
      nodes {
        id roles startsOn version
        invitedBy { name }
        to {
          ... on Alliance { code name aims proposers { name } }
          ... on Proposal { title text madeBy: proposers { nodes { name } } }
          ... on Pilot { code name }
          ... on Body { name }
        }
      }
    }
  }
`;

/** What can be read by its id, as the API shows it. */
const node = (shown: string) => (id: string) => `  node(id: "${id}") {\n    id\n    ... on ${shown}\n  }\n`;

/** Nobody is told of it, and nothing but its events can be shown by its id. */
const UNTOLD = () => '';

/** How a thing is shown: complete, so that events of a new kind of thing without a way to show it do not compile. */
const SHOWN: Record<AggregateKind, (id: string) => string> = {
  organisation: node('Organisation { name code kind period { from to } successor { id name } }'),
  region: node('Region { name code country }'),
  theme: node('Theme { name code parent { name } }'),
  network: node('Network { name code period { from to } owner { name } members { nodes { organisation { name } } } }'),
  succession: node('Succession { kind on predecessors { id name } successors { id name } }'),
  person: UNTOLD,
  affiliation: UNTOLD,
  // An invitation stands among all that wait for an answer.
  invitation: () => INVITATIONS,
  seatinvitation: node(
    'SeatInvitation { role status expiresOn period { from to } seat { title body { name } } invitedBy { name } }',
  ),
  body: node(
    'Body { name kind secretariat { name } nextMeeting { id startsAt } seats { nodes { kind title vacant holder { name } } } }',
  ),
  meeting: node(
    'Meeting { body { name } title status cancellationReason startsAt endsAt place link agenda(first: 100) { nodes { kind title decision { outcome text } } } minutes { text sentAt approvedOn remarks(last: 20) { nodes { text madeAt } } } }',
  ),
  actionitem: node('ActionItem { text due late doneOn meeting { id startsAt } organisation { name } }'),
  proposal: node('Proposal { title text status answerDue overdue answer answerText proposers { nodes { name } } }'),
  alliance: node('Alliance { code name status period { from to } members { nodes { organisation { name } } } }'),
  pilotprogramme: node(
    'PilotProgramme { name code status statusReason period { from to } call { opens closes } owner { name } pilots { nodes { code name status } } }',
  ),
  plan: node(
    'Plan { name description status reason submittedOn decidedOn withdrawnOn programme { id name } applicant { name } coordinator { name } partners { nodes { name } } pilot { id name } project { id name } }',
  ),
  project: node('Project { code name period { from to } programme { id name } coordinator { name } }'),
  pilot: node(
    'Pilot { name code status cancellationReason period { from to } coordinator { name } partners { nodes { joinedOn organisation { name } } } milestones(first: 100) { nodes { name due reachedOn droppedOn dropReason } } statusReport { light reason reportedOn } }',
  ),
  appropriation: node(
    'Appropriation { code programme { name } amount { amount currency } left { amount currency } corrections(last: 10) { nodes { reason correctedOn } } }',
  ),
  grant: node(
    'Grant { code pilot { name } holder { name } amount { amount currency } purposes conditions decidedOn corrections(last: 10) { nodes { reason correctedOn } } }',
  ),
  report: UNTOLD,
  standingreport: UNTOLD,
};

/** A GraphQL query that shows a thing as it stands, and what happened to it. */
export function queryOf(subject: Id<IdKind>): string {
  const kind = kindOf(subject);
  const thing = kind !== undefined && isAggregate(kind) ? SHOWN[kind](subject) : '';
  return `{\n${thing}  events(filter: { aggregate: "${subject}" }) {\n    nodes { time type data }\n  }\n}\n`;
}

const isAggregate = (kind: IdKind): kind is AggregateKind => Object.hasOwn(SHOWN, kind);
