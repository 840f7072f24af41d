import { ACTIONS, type Relation, VISIBILITY } from '@talkoot/contracts';
import { accessDeclared, type DeclaredAccess } from '@talkoot/platform/read-model';

const WORDS: Record<Relation, string> = {
  self: 'the organisation itself',
  owner: 'the owner',
  coordinator: 'the coordinator',
  partner: 'a partner',
  invited: 'who is invited',
  inviter: 'who invited',
  applicant: 'the applicant',
  secretariat: 'the secretariat of the body',
  seated: 'who has a seat in the body',
  responsible: 'who is responsible',
  present: 'who was present for a seat',
  named: 'the person named to do it (a member is enough)',
  person: 'the person who is named, whomever they act for',
  proposer: 'a proposer',
  adopter: 'an adopter',
  consulted: 'who is asked for an opinion',
  asked: 'whose opinion is awaited',
  'programme-owner': 'the owner of the programme',
  addressee: 'the addressee',
};
const named = (relations: readonly Relation[]): string => relations.map((each) => WORDS[each]).join(', ');

const code = (text: string): string => `\`${text}\``;

/** How organisations stand to the things of a type, what they are for those who see them, and what can be done to them. */
function typeRow({ type, relations, of, visible, fields, actions }: DeclaredAccess): string {
  const own = relations.map(([relation, places]) =>
    places.length === 0 ? WORDS[relation] : `${WORDS[relation]} (${places.map(code).join(', ')})`,
  );
  const standing = [...own, ...(of === undefined ? [] : [`as to its ${of}`])];
  const seen = visible.map((each) =>
    'as' in each
      ? `who sees ${each.as}`
      : `${each.things.map(code).join(', else ')}${each.of === type ? '' : ` of its ${each.of}`}`,
  );
  const partly = fields.map(([field, thing]) => `its ${code(field)}: ${code(thing)}`);
  const sees = seen.length === 0 ? ['anybody'] : seen;
  return `| ${type} | ${standing.join('; ')} | ${[sees.join(' and '), ...partly].join('; ')} | ${actions.map(code).join(', ')} |`;
}

/** docs/access.md: who sees what and who may what, written from the contracts and the read models. */
export function accessDocument(): string {
  const seen = Object.entries(VISIBILITY).map(
    ([key, { thing, seenBy }]) => `| ${code(key)} | ${thing} | ${seenBy === 'anybody' ? 'anybody' : named(seenBy)} |`,
  );
  const allowed = Object.entries(ACTIONS).map(
    ([action, { allows, relations, role, isOnesOwn, neverForOthers, isAuditing }]) => {
      const nobodyElse = isAuditing ? 'auditors and operators only' : 'operators only';
      const who = relations.length === 0 ? nobodyElse : named(relations);
      const besides = [...(isOnesOwn ? ['auditors too'] : []), ...(neverForOthers ? ['no operator for others'] : [])];
      return `| \`${action}\` | ${allows} | ${[who, ...besides].join('; ')} | ${role} |`;
    },
  );
  return `# Access

Written from the contracts and the read models by \`npm run cli -- docs\`; \`test/access\` tries every row of the first table,
\`test/read-path/viewer-can.db-spec.ts\` every row of the second one.

A person acts for an organisation, as member, editor or manager. What they see and may do depends on the relation
of that organisation to the thing today. Everything is closed unless this page opens it. People [sign in](sign-in.md), a
system has a [key](keys.md); on the command line an operator prints a token for somebody
(\`npm run --silent cli -- token --organisation 232 --role editor\`). Each is a ceiling and no grant: what counts is for whom the person acts
today, and in which role.

Operators run the service: they see everything and may do everything. Auditors see everything and change nothing but what
is their own: they read their notifications, ask for reports and make calendar addresses. They read the audit trail ([audit](audit.md)).

## Who sees what

What someone may not see is not there for them: not in lists, counts, events, errors or by its id. Events follow the thing
that they tell of ([events](events.md)). A programme, pilot, body, appropriation or grant that is not public has
a code that begins with its owner’s code and a hyphen (TEM-…), and nobody else may give such a code to one of these: a code that is
taken tells nobody what others have.

| key | thing | seen by |
| --- | --- | --- |
${seen.join('\n')}

A calendar address is its maker's alone, not even an operator sees it; anyone who has it reads under it the meetings that its maker
may see that day for the organisation acted for.

## Who may what

| action | what | whose organisation is | at least |
| --- | --- | --- | --- |
${allowed.join('\n')}

What is an auditor’s own, an auditor may as well; what nobody does for others, no operator does either. The field \`viewerCan\` of a thing
says which of these the viewer may do to it, or make below it: by role and relation, whatever its status allows. A relation to the
organisation itself (\`self\`) that a type does not declare is everybody’s who acts for an organisation: to support a proposal, to adopt a
programme.

## How one stands to what

Each type says once who stands how to it, today whatever day is looked at: in a column, in a table with days, or as to the thing to which it
belongs. From this come who sees it and who may what ([decision 30](decisions/0030-relations-once.md)).

| type | relations, and where they stand | seen by, as in the first table | what can be done to it |
| --- | --- | --- | --- |
${accessDeclared().map(typeRow).join('\n')}
`;
}
