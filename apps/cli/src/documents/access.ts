import { ACTIONS, type Relation, VISIBILITY } from '@talkoot/contracts';

const WORDS: Record<Relation, string> = {
  self: 'the organisation itself',
  owner: 'the owner',
  coordinator: 'the coordinator',
  partner: 'a partner',
  invited: 'who is invited',
  inviter: 'who invited',
  applicant: 'the applicant',
  funder: 'the funder',
  secretariat: 'the secretariat of the body',
  seated: 'who has a seat in the body',
  responsible: 'who is responsible',
  named: 'the person named to do it (a member is enough)',
  proposer: 'a proposer',
  adopter: 'an adopter',
  consulted: 'who is asked for an opinion',
  addressee: 'the addressee',
};
const named = (relations: readonly Relation[]): string => relations.map((each) => WORDS[each]).join(', ');

/** docs/access.md: who sees what and who may what, written from the contracts. */
export function accessDocument(): string {
  const seen = Object.values(VISIBILITY).map(
    ({ thing, seenBy }) => `| ${thing} | ${seenBy === 'anybody' ? 'anybody' : named(seenBy)} |`,
  );
  const allowed = Object.entries(ACTIONS).map(
    ([action, { allows, relations, role, isAuditing }]) =>
      `| \`${action}\` | ${allows} | ${relations.length > 0 ? named(relations) : isAuditing ? 'auditors and operators only' : 'operators only'} | ${role} |`,
  );
  return `# Access

Written from the contracts by \`npm run cli -- docs\`; \`test/access\` tries every row of the first table.

A person acts for an organisation, as member, editor or manager. What they see and may do depends on the relation
of that organisation to the thing today. Everything is closed unless this page opens it. Somebody acts with a bearer token
(\`npm run --silent cli -- token --organisation 232 --role editor\`), signed with the instance's key; the affiliation is looked up
at each use, so the token is a ceiling and no grant.

Operators run the service: they see everything and may do everything. Auditors see everything and change nothing but what
is their own: they read their notifications, ask for reports and make calendar addresses. They read the audit trail ([audit](audit.md)).

## Who sees what

What someone may not see is not there for them: not in lists, counts, events, errors or by its id. Events follow the thing
that they tell of ([events](events.md)). A programme, pilot, body, appropriation or grant that is not public has
a code that begins with its owner’s code and a hyphen (TEM-…), and nobody else may give such a code to one of these: a code that is
taken tells nobody what others have.

| thing | seen by |
| --- | --- |
${seen.join('\n')}

A calendar address is its maker's alone, not even an operator sees it; anyone who has it reads under it the meetings that its maker
may see that day for the organisation acted for.

## Who may what

| action | what | whose organisation is | at least |
| --- | --- | --- | --- |
${allowed.join('\n')}
`;
}
