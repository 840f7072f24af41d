import type { Type } from '@nestjs/common';
import {
  AFFILIATION_ROLES,
  type Action,
  actionsOn,
  ANYBODY,
  DomainError,
  type Id,
  type IdKind,
  kindOf,
  mayEver,
  NotAllowed,
  type Operation,
  type OrganisationId,
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
/** Of each kind, for each viewer. */
const MOST_ROWS = 8;
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

/** The end of a try: nothing of it stays. */
class TriedOut extends Error {}

interface Try {
  readonly mutation: string;
  readonly action: Action;
  readonly kind: IdKind;
  readonly field: string;
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
    tries = [...mutationsDeclared()].flatMap(([mutation, { may, example }]) => {
      const action = ASKS_FOR[mutation] ?? may;
      const field = FOR_ONESELF[mutation];
      const given = Object.entries<unknown>(example);
      const [named, value] = given.find(([, each]) => kindIn(each) !== undefined) ?? [];
      const kind = kindIn(value);
      const own: Try[] =
        field !== undefined && actionsOn('organisation').includes(action)
          ? [{ mutation, action, kind: 'organisation', field }]
          : [];
      if (kind === undefined || named === undefined || !actionsOn(kind).includes(action)) return own;
      return [...own, ...(named === field ? [] : [{ mutation, action, kind, field: named }])];
    });
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
    const document = parse(`query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on ${model.name} { viewerCan } } }`);
    const { data, faults } = await sides.asked({ document, variables: { ids }, operation });
    expect(faults).toEqual([]);
    return seen.parse(JSON.parse(data)).nodes.flatMap((each) => each ?? []);
  }

  /** Undefined: the answer does not tell, since something else was in the way before. */
  async function isAllowed(
    { mutation, action, field }: Try,
    id: string,
    operation: Operation,
  ): Promise<boolean | undefined> {
    const declared = mutationsDeclared().get(mutation);
    if (!declared) throw new Error(`No mutation ${mutation}`);
    const { viewer } = operation;
    if (viewer.person === undefined || !mayEver(viewer, declared.may)) return false;
    const own = FOR_ONESELF[mutation];
    const example = withIds({ ...declared.example }, others);
    const input = {
      ...example,
      ...('expectedVersion' in example && { expectedVersion: NEVER_READ }),
      ...(own !== undefined && { [own]: as(example[own], viewer.organisation) }),
      [field]: as(example[field], id),
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
        for (const { id, viewerCan } of sample(await things(operation, kind), viewer.organisation)) {
          for (const each of tries.filter((one) => one.kind === kind)) {
            const allowed = await isAllowed(each, id, operation);
            if (allowed === undefined) continue;
            compared += 1;
            const says = viewerCan.includes(each.action.toUpperCase().replaceAll(/[:-]/g, '_'));
            const key = `${each.action} ${kind}`;
            told.set(key, (told.get(key) ?? new Set()).add(allowed));
            if (says !== allowed)
              differences.push(`${who} ${each.mutation} ${id}: viewerCan ${says}, the service ${allowed}`);
          }
        }
      }
    }
    process.stdout.write(
      `viewerCan: ${compared} compared; ${[...told]
        .filter(([, each]) => each.size < 2)
        .map(([key, each]) => `${key} ${[...each].join()}`)
        .join('; ')}\n`,
    );
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(1_000);
  }, 300_000);
});

type Mutate = (command: unknown, operation: Operation) => Promise<unknown>;

const seen = z.object({
  nodes: z.array(z.object({ id: z.string(), viewerCan: z.array(z.string()) }).nullable()),
});
type Seen = z.output<typeof seen>['nodes'][number] & object;

/** Some of those to which the viewer stands in each way, as far as it shows. */
function sample(found: readonly Seen[], own: OrganisationId | undefined): readonly Seen[] {
  const byAnswer = new Map<string, Seen[]>();
  for (const each of found) {
    const key = `${each.id === own} ${each.viewerCan.join()}`;
    byAnswer.set(key, [...(byAnswer.get(key) ?? []), each]);
  }
  const most = Math.max(1, Math.floor(MOST_ROWS / byAnswer.size));
  return [...byAnswer.values()].flatMap((each) => each.slice(0, most));
}

const inEachRole = ({ name, viewer }: NamedViewer): readonly NamedViewer[] =>
  viewer.person === undefined
    ? [{ name, viewer }]
    : AFFILIATION_ROLES.map((role) => ({ name: `${name} as ${role}`, viewer: { ...viewer, role } }));

function kindIn(value: unknown): IdKind | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? kindOf(one as Id<IdKind>) : undefined;
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
