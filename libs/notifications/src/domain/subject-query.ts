import { type Id, type IdKind, kindOf } from '@talkoot/contracts';

/** What is shown of a thing that can be read by its id; of all others the events tell. */
const SHOWN: Partial<Record<IdKind, string>> = {
  organisation: '... on Organisation { name code kind period { from to } successor { id name } }',
  network: '... on Network { name code period { from to } owner { name } members { nodes { organisation { name } } } }',
  pilotprogramme:
    '... on PilotProgramme { name code period { from to } owner { name } pilots { nodes { code name status } } }',
  pilot:
    '... on Pilot { name code status period { from to } coordinator { name } partners { nodes { joinedOn organisation { name } } } }',
  body: '... on Body { name kind secretariat { name } nextMeeting { id startsAt } seats { nodes { kind title vacant holder { name } } } }',
  seatinvitation:
    '... on SeatInvitation { role status expiresOn period { from to } seat { title body { name } } invitedBy { name } }',
  meeting:
    '... on Meeting { body { name } title status startsAt endsAt place link agenda { nodes { kind title decision { outcome text } } } }',
  actionitem: '... on ActionItem { text due late doneOn meeting { id startsAt } organisation { name } }',
  proposal: '... on Proposal { title text status answerDue overdue answer proposers { nodes { name } } }',
  alliance: '... on Alliance { code name status period { from to } members { nodes { organisation { name } } } }',
  appropriation: '... on Appropriation { code programme { name } amount { amount currency } left { amount currency } }',
  grant:
    '... on Grant { code pilot { name } holder { name } amount { amount currency } purposes conditions decidedOn }',
};

const INVITATIONS = `  me {
    invitations {
      nodes {
        id roles startsOn version
        invitedBy { name }
        to {
          ... on Alliance { code name aims proposers { name } }
          ... on Proposal { title text madeBy: proposers { nodes { name } } }
        }
      }
    }
  }
`;

/** A GraphQL query that shows a thing as it stands, and what happened to it. */
export function queryOf(subject: Id<IdKind>): string {
  const shown = SHOWN[kindOf(subject) ?? 'event'];
  // An invitation stands among all that wait for an answer.
  const asked = kindOf(subject) === 'invitation' ? INVITATIONS : '';
  const thing = shown === undefined ? '' : `  node(id: "${subject}") {\n    id\n    ${shown}\n  }\n`;
  return `{\n${thing}${asked}  events(filter: { aggregate: "${subject}" }) {\n    nodes { time type data }\n  }\n}\n`;
}
