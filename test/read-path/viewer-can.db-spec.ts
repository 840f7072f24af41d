import type { Type } from '@nestjs/common';
import {
  AFFILIATION_ROLES,
  type Action,
  actionsOn,
  ANYBODY,
  COLLABORATION_KINDS,
  DomainError,
  type IdKind,
  kindOf,
  mayEver,
  NotAllowed,
  type Operation,
  type Viewer,
} from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { mutationsDeclared } from '@talkoot/platform/graphql';
import { parse } from 'graphql';
import { z } from 'zod';
import { parsed } from '../../libs/platform/src/graphql/parsed.js';
import { BothSides, requestOf } from './both-sides.js';
import { models } from './declarations.js';
import type { NamedViewer } from './generated-data.js';

const SEED = 11;
const TODAY = '2014-11-19';
/** Of each kind, for each viewer, with the same to do. */
const MOST_ROWS = 3;
const NEVER_READ = 2_000_000;

/** What is made by one's own organisation, or below something for it: the place where the input names the organisation. */
const FOR_ONESELF: Readonly<Record<string, string>> = {
  createPilotProgramme: 'owner',
  createProgramme: 'owner',
  copyProgramme: 'owner',
  submitProposal: 'proposers',
  submitPlan: 'applicant',
  proposeAlliance: 'proposers',
  joinPilot: 'organisation',
  leavePilot: 'organisation',
  endInvitation: 'organisation',
  supportProposal: 'organisation',
  endSupport: 'organisation',
  recordProgrammeAdopter: 'organisation',
  endProgrammeAdoption: 'organisation',
  endAllianceMembership: 'organisation',
  draftActionPlan: 'organisation',
};
/** What a mutation asks for, where that depends on the input. */
const ASKS_FOR: Readonly<Record<string, Action>> = {
  endProgrammeAdoption: 'programme:end-adoption',
  endAllianceMembership: 'alliance:leave',
};

/** What there is a body, or an address of a calendar, for: things of many kinds. */
const ON_MANY: Readonly<Record<string, string>> = { foundBody: 'of', createCalendarAddress: 'collaboration' };
/** What is said of a thing below another one, which the input names as well, and of whom it is. */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  agendaitem: ['meeting'],
  decision: ['meeting'],
  partnership: ['pilot', 'organisation'],
  programmeitem: ['revision'],
  themegroup: ['alliance'],
  worktask: ['workProgramme'],
};
/** For the organisation acted for, which the input does not name. */
const ONES_OWN = ['createCalendarAddress', 'inviteColleague'];
/** The same mutations, for the part of a partner. */
const OF_A_PART = ['joinPilot', 'leavePilot', 'endInvitation'];

/** The end of a try: nothing of it stays. */
class TriedOut extends Error {}

interface Try {
  readonly mutation: string;
  readonly action: Action;
  readonly kind: IdKind;
  /** Where the input names the thing; undefined: it names only what the thing is below. */
  readonly field: string | undefined;
}

/** The rules of the services are the measure: what `viewerCan` says is what the mutations then refuse or not. */
describe('What a viewer can do', () => {
  let sides: BothSides;
  let tries: readonly Try[];
  /** Of each kind one that anybody sees, for what an input names besides. */
  const others = new Map<IdKind, string>();

  beforeAll(async () => {
    sides = await BothSides.open(SEED);
    const unitOfWork = sides.get(UnitOfWork);
    const run = unitOfWork.run.bind(unitOfWork);
    unitOfWork.run = (operation, work) =>
      run(operation, async (transaction: Transaction) => {
        await work(transaction);
        throw new TriedOut();
      });
    tries = [...mutationsDeclared()].flatMap(([mutation, { may, example }]) =>
      triesOf(mutation, ASKS_FOR[mutation] ?? may, example),
    );
    for (const [kind, ids] of sides.ids) {
      const document = parse('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }');
      const operation = requestOf(ANYBODY, 'sv', TODAY);
      const { data } = await sides.asked({ document, variables: { ids: ids.slice(0, 60) }, operation });
      const [one] = z
        .object({ nodes: z.array(z.object({ id: z.string() }).nullable()) })
        .parse(JSON.parse(data))
        .nodes.flatMap((each) => each ?? []);
      if (one) others.set(kind, one.id);
    }
  });
  afterAll(async () => {
    await sides.close();
  });

  /** The things of a kind that the viewer sees, with what they can do. */
  async function things(operation: Operation, kind: IdKind): Promise<readonly Seen[]> {
    const model = [...models.values()].find(({ node }) => node === kind);
    if (!model?.fields.has('viewerCan')) return [];
    const ids = (sides.ids.get(kind) ?? []).slice(0, 60);
    const besides = (BESIDES[kind] ?? []).map((each) => `${each} { id }`).join(' ');
    const document = parse(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on ${model.name} { viewerCan ${besides} } } }`,
    );
    const { data, faults } = await sides.asked({ document, variables: { ids }, operation });
    expect(faults).toEqual([]);
    return seen.parse(JSON.parse(data)).nodes.flatMap((each) => each ?? []);
  }

  /** Undefined: the answer does not tell, since something else was in the way before. */
  async function isAllowed(
    { mutation, kind, field }: Try,
    thing: Seen,
    operation: Operation,
  ): Promise<boolean | undefined> {
    const declared = mutationsDeclared().get(mutation);
    if (!declared) throw new Error(`No mutation ${mutation}`);
    const { viewer } = operation;
    if (viewer.person === undefined || !mayEver(viewer, declared.may)) return false;
    const own = FOR_ONESELF[mutation];
    const isOneOf = ONES_OWN.includes(mutation) && kind !== 'body';
    // For all that concerns oneself: there is no such thing for another organisation.
    if (isOneOf && field === undefined && thing.id !== viewer.organisation) return undefined;
    const mine: Record<string, unknown> = field === undefined ? { mine: true } : {};
    const example = isOneOf && mutation === 'createCalendarAddress' ? mine : withIds({ ...declared.example }, others);
    const input = {
      ...example,
      ...('expectedVersion' in example && { expectedVersion: NEVER_READ }),
      ...(own !== undefined && { [own]: as(example[own], viewer.organisation) }),
      ...Object.fromEntries(
        (BESIDES[kind] ?? []).flatMap((each) => (each in example ? [[each, thing[each]?.id]] : [])),
      ),
      ...(field !== undefined && { [field]: as(example[field], thing.id) }),
    };
    const resolver = sides.get(declared.resolver as Type<Record<string, Mutate>>);
    try {
      await resolver[mutation]?.(parsed(declared.input).transform(input, { type: 'body' }), operation);
      return true;
    } catch (error) {
      if (error instanceof NotAllowed) return false;
      if (error instanceof TriedOut) return true;
      if (error instanceof DomainError && error.code !== 'NOT_FOUND') return true;
      return undefined;
    }
  }

  it('is what the mutations let them do', async () => {
    let compared = 0;
    const differences: string[] = [];
    const told = new Map<string, Set<boolean>>();
    for (const { name: who, viewer } of sides.data.viewers.flatMap(inEachRole)) {
      const operation = requestOf(viewer, 'sv', TODAY);
      for (const kind of new Set(tries.map((each) => each.kind))) {
        for (const thing of sample(await things(operation, kind), viewer)) {
          const asked = inTurn(tries, kind, compared);
          const answers = await Promise.all(asked.map((each) => isAllowed(each, thing, operation)));
          asked.forEach((each, place) => {
            const allowed = answers[place];
            if (allowed === undefined) return;
            compared += 1;
            const says = thing.viewerCan.includes(each.action.toUpperCase().replaceAll(/[:-]/g, '_'));
            const key = `${each.action} ${kind}`;
            told.set(key, (told.get(key) ?? new Set()).add(allowed));
            if (says !== allowed)
              differences.push(`${who} ${each.mutation} ${thing.id}: viewerCan ${says}, the service ${allowed}`);
          });
        }
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(1_000);
    // Each was refused to some and let to others, or it would not be compared.
    expect([...told].filter(([, answers]) => answers.size < 2).map(([each]) => each)).toEqual([]);
    const named = [...models.values()].flatMap(({ node, fields }) =>
      node !== undefined && fields.has('viewerCan') ? actionsOn(node).map((action) => `${action} ${node}`) : [],
    );
    expect(named.filter((each) => !told.has(each))).toEqual([]);
  }, 300_000);
});

type Mutate = (command: unknown, operation: Operation) => Promise<unknown>;

const thingBelow = z.object({ id: z.string() }).nullable();
const seen = z.object({
  nodes: z.array(
    z
      .object({ id: z.string(), viewerCan: z.array(z.string()) })
      .catchall(thingBelow)
      .nullable(),
  ),
});
type Seen = z.output<typeof seen>['nodes'][number] & object;

/** Some of those to which the viewer stands in each way, as far as it shows. */
function sample(found: readonly Seen[], { organisation, role }: Viewer): readonly Seen[] {
  const byAnswer = new Map<string, Seen[]>();
  for (const each of found) {
    const key = `${each.id === organisation} ${each.viewerCan.join()}`;
    byAnswer.set(key, [...(byAnswer.get(key) ?? []), each]);
  }
  // Where there is something to do, more is in the way.
  return [...byAnswer.values()].flatMap((each) => {
    const isNothing = each[0]?.viewerCan.length === 0 || role === 'member';
    return each.slice(0, isNothing ? 1 : MOST_ROWS);
  });
}

/** For each action one of its mutations, another one each time. */
function inTurn(tries: readonly Try[], kind: IdKind, turn: number): readonly Try[] {
  const ofKind = tries.filter((each) => each.kind === kind);
  return [...new Set(ofKind.map(({ action }) => action))].flatMap((action) => {
    const same = ofKind.filter((each) => each.action === action);
    return same[turn % same.length] ?? [];
  });
}

/** Every way in which the example of a mutation names a thing on which its action is. */
function triesOf(mutation: string, action: Action, example: Readonly<Record<string, unknown>>): readonly Try[] {
  const own = FOR_ONESELF[mutation];
  const named = Object.entries(example).flatMap(([field, value]) => {
    const kind = kindIn(value);
    return kind === undefined || field === own ? [] : [{ field, kind }];
  });
  const [first, ...others] = named;
  const below = others.filter(({ kind }) => kind === 'body' || (first && BESIDES[kind]?.includes(first.field)));
  const many = ON_MANY[mutation];
  const found: readonly Omit<Try, 'mutation' | 'action'>[] = [
    ...(first && !(own !== undefined && first.kind === 'organisation') ? [first] : []),
    ...below,
    ...(own === undefined ? [] : [{ field: own, kind: 'organisation' as const }]),
    ...(many === undefined ? [] : COLLABORATION_KINDS.map((kind) => ({ field: many, kind }))),
    ...(mutation === 'foundBody' ? [{ field: many, kind: 'organisation' as const }] : []),
    ...(ONES_OWN.includes(mutation) ? [{ field: undefined, kind: 'organisation' as const }] : []),
    ...(OF_A_PART.includes(mutation) ? [{ field: undefined, kind: 'partnership' as const }] : []),
  ];
  return found.flatMap((each) => (actionsOn(each.kind).includes(action) ? [{ mutation, action, ...each }] : []));
}

const inEachRole = ({ name, viewer }: NamedViewer): readonly NamedViewer[] =>
  viewer.person === undefined || viewer.platformRoles.length > 0
    ? [{ name, viewer }]
    : AFFILIATION_ROLES.map((role) => ({ name: `${name} as ${role}`, viewer: { ...viewer, role } }));

function kindIn(value: unknown): IdKind | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? kindOf(one) : undefined;
}

/** With ids of what there is. */
const withIds = (
  example: Readonly<Record<string, unknown>>,
  ids: ReadonlyMap<IdKind, string>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      const kind = kindIn(value);
      return [name, kind === undefined ? value : as(value, ids.get(kind))];
    }),
  );

const as = (example: unknown, id: string | undefined): unknown => (Array.isArray(example) ? [id] : id);
