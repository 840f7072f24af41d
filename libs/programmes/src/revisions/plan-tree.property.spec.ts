import { DomainError, MEASURE_ORIGINS, type ItemKind, LocalDate, newId, type OrganisationId } from '@talkoot/contracts';
import fc from 'fast-check';
import type { Item, ItemDetails, ItemId } from './item.js';
import { PlanTree } from './plan-tree.js';

const organisations: readonly OrganisationId[] = [1, 2, 3].map(() => newId('organisation'));
const KINDS = ['priority', 'strategic-area', 'objective', 'measure'] as const;
const ABOVE: Readonly<Record<ItemKind, readonly string[]>> = {
  priority: ['top'],
  'strategic-area': ['top', 'priority'],
  objective: ['priority', 'strategic-area'],
  measure: ['priority', 'strategic-area', 'objective'],
};
const CODES = Array.from({ length: 16 }, (_, place) => `ITEM-${place}`);
const START = LocalDate.parse('2026-01-01');
const reason = { fi: 'Syy' };

/** An edit of a tree. Now and then it names an item that the plan does not have. */
type Edit = (plan: PlanTree, base: ReadonlySet<string>) => unknown;

const itemAt = ({ items }: PlanTree, index: number): ItemId =>
  items[index % (items.length + 1)]?.id ?? newId('programmeitem');
const parentAt = ({ items }: PlanTree, index: number): ItemId | undefined =>
  items.filter(({ kind }) => kind !== 'measure')[index]?.id;

const measureAt = ({ items }: PlanTree, index: number): ItemId => {
  const measures = items.filter(({ kind }) => kind === 'measure');
  return measures[index % (measures.length + 1)]?.id ?? newId('programmeitem');
};
const newMeasure = (code: string) => ({ code, name: { fi: code }, provenance: 'reported' }) as const;

/** An edit of what measures wait for, and come out of. */
const linking: fc.Arbitrary<Edit> = fc
  .record({
    index: fc.nat(8),
    others: fc.array(fc.nat(8), { maxLength: 3 }),
    first: fc.option(fc.nat(8), { nil: undefined }),
    codes: fc.shuffledSubarray(CODES, { minLength: 1, maxLength: 3 }),
    how: fc.constantFrom(...MEASURE_ORIGINS),
  })
  .chain(({ index, others, first, codes, how }) =>
    fc.constantFrom<Edit>(
      (plan) => plan.change(measureAt(plan, index), { dependsOn: others.map((each) => measureAt(plan, each)) }, reason),
      (plan) => {
        const [code = ''] = codes;
        const dependsOn = others.map((each) => measureAt(plan, each));
        plan.add({ ...newMeasure(code), kind: 'measure', responsible: [], dependsOn }, parentAt(plan, 0), reason);
      },
      (plan, base) => {
        const from = [...new Set([index, ...others])].map((each) => ({ of: measureAt(plan, each), path: [] }));
        const dependsOn = first === undefined ? undefined : [measureAt(plan, first)];
        const into = codes.map((each) => ({ of: { ...newMeasure(each), dependsOn }, path: [] }));
        plan.replace({ how, from, into, reason }, (lineage) => base.has(lineage));
      },
      (plan, base) => plan.remove(measureAt(plan, index), (lineage) => base.has(lineage), reason),
    ),
  );

const edit: fc.Arbitrary<Edit> = fc
  .record({
    index: fc.nat(12),
    under: fc.nat(6),
    place: fc.option(fc.nat(4), { nil: undefined }),
    code: fc.constantFrom(...CODES),
    kind: fc.constantFrom(...KINDS),
    responsible: fc.subarray([...organisations]),
    isExplained: fc.boolean(),
    on: fc.nat(200).map((days) => START.plusDays(days)),
    pair: fc.shuffledSubarray([...organisations], { minLength: 2, maxLength: 2 }),
  })
  .chain(({ index, under, place, code, kind, responsible, isExplained, on, pair }) => {
    const why = isExplained ? reason : undefined;
    const details: ItemDetails = { code, kind, name: { fi: code }, responsible, provenance: 'reported' };
    const [before, after] = pair;
    const add: Edit = (plan) => plan.add(details, parentAt(plan, under), why);
    return fc.oneof(
      { weight: 4, arbitrary: fc.constant(add) },
      { weight: 4, arbitrary: linking },
      {
        weight: 4,
        arbitrary: fc.constantFrom<Edit>(
          (plan) => plan.change(itemAt(plan, index), { code, responsible }, why),
          (plan) => plan.change(itemAt(plan, index), { kind }, why),
          (plan) => plan.move(itemAt(plan, index), parentAt(plan, under), place, why),
          (plan) => plan.move(itemAt(plan, index), parentAt(plan, under), place, why),
          (plan, base) => plan.remove(itemAt(plan, index), (lineage) => base.has(lineage), reason),
          (plan, base) => plan.remove(itemAt(plan, index), (lineage) => base.has(lineage), why),
          (plan) => before && after && plan.handOver({ before, after, on }),
        ),
      },
    );
  });

const edits = fc.array(edit, { minLength: 4, maxLength: 30 });

describe('PlanTree, however it is edited', () => {
  it('staysATree_withItsCodesAndPlaces_andARefusalChangesNothing', () => {
    fc.assert(
      fc.property(edits, edits, (first, second) => {
        const drafted = new PlanTree();
        for (const run of first) attempted(drafted, (plan) => run(plan, new Set()));
        const next = drafted.copy();
        const base = new Set<string>(drafted.items.map(({ lineage }) => lineage));
        for (const run of second) attempted(next, (plan) => run(plan, base));
        const standing = new Set<string>(next.all.map(({ lineage }) => lineage));
        must(
          'nothing of the last revision is lost',
          [...base].every((lineage) => standing.has(lineage)),
        );
        requireOrigins(next, base);
        for (const each of next.all) {
          if (!each.dropped) continue;
          must('only what the last revision had is dropped', base.has(each.lineage));
          must('what is dropped tells why', each.reason !== undefined);
        }
      }),
    );
  });

  it('itsMeasures_neverWaitInACircle_andComeOutOfWhatWasThere', () => {
    fc.assert(
      fc.property(fc.array(linking, { minLength: 4, maxLength: 30 }), (commands) => {
        const first = new PlanTree();
        const { id: top } = first.add(
          { code: 'TOP', kind: 'priority', name: { fi: 'TOP' }, responsible: [], provenance: 'reported' },
          undefined,
        );
        for (const code of CODES.slice(8)) first.add({ ...newMeasure(code), kind: 'measure', responsible: [] }, top);
        const plan = first.copy();
        const base = new Set<string>(first.items.map(({ lineage }) => lineage));
        for (const run of commands) attempted(plan, (each) => run(each, base));
        requireOrigins(plan, base);
        requireTree(plan.copy());
      }),
    );
  });

  it('copy_losesNothing', () => {
    fc.assert(
      fc.property(edits, (commands) => {
        const plan = new PlanTree();
        for (const run of commands) attempted(plan, (each) => run(each, new Set()));
        const copied = plan.copy();
        must('it says the same at the same places', picture(plan) === picture(copied));
        const ids = new Set<string>(plan.all.map(({ id }) => id));
        must(
          'its items are its own',
          copied.all.every(({ id }) => !ids.has(id)),
        );
      }),
    );
  });
});

/** Runs an edit. A declared refusal changes nothing; everything else is a bug. */
function attempted(plan: PlanTree, run: (plan: PlanTree) => unknown): void {
  const before = plan.all;
  try {
    run(plan);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    must('a refusal changes nothing', plan.all === before);
  }
  requireTree(plan);
}

function requireTree({ all, items }: PlanTree): void {
  const byId = new Map<string, Item>(all.map((each) => [each.id, each]));
  must('ids are unique', byId.size === all.length);
  must('codes are unique', new Set(items.map(({ code }) => code)).size === items.length);
  must('lineages are unique', new Set(all.map(({ lineage }) => lineage)).size === all.length);
  for (const each of all) {
    must('a parent is there', each.parent === undefined || byId.has(each.parent));
    must('it came out of something or not', (each.cameBy === undefined) === (each.origins.length === 0));
    must('what is dropped waits for nothing', !each.dropped || each.dependsOn.length === 0);
    let steps = 0;
    for (let at = each.parent; at !== undefined; at = byId.get(at)?.parent) {
      steps += 1;
      must('nothing stands below itself', steps <= all.length);
    }
    const times = each.responsible.map(({ organisation, period }, index) =>
      each.responsible.some(
        (other, at) => at > index && other.organisation === organisation && other.period.overlaps(period),
      ),
    );
    must('nobody is responsible twice on a day', !times.includes(true));
  }
  requireNoCycle(items);
  for (const each of items) {
    const parent = each.parent === undefined ? undefined : byId.get(each.parent);
    must('its parent is in the plan', parent?.dropped !== true);
    must('its parent is of an allowed kind', ABOVE[each.kind].includes(parent?.kind ?? 'top'));
    const siblings = items.filter((other) => other.parent === each.parent).map(({ place }) => place);
    must(
      'places have no gaps',
      siblings.toSorted((a, b) => a - b).every((place, index) => place === index),
    );
  }
}

function requireOrigins(plan: PlanTree, base: ReadonlySet<string>): void {
  for (const { origins } of plan.items)
    must(
      'what a measure came out of was in the last revision, and is in the plan no more',
      origins.every((lineage) => base.has(lineage) && !plan.items.some((each) => each.lineage === lineage)),
    );
}

/** What can be done first is taken away, until nothing is left. */
function requireNoCycle(items: readonly Item[]): void {
  const left = new Map<string, Item>(items.map((each) => [each.lineage, each]));
  for (const { kind, dependsOn } of items) {
    must('only a measure waits', kind === 'measure' || dependsOn.length === 0);
    must(
      'it waits for measures of the plan',
      dependsOn.every((lineage) => left.get(lineage)?.kind === 'measure'),
    );
    must('it waits for each once, in order', dependsOn.join() === [...new Set(dependsOn)].toSorted().join());
  }
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const { lineage, dependsOn } of left.values())
      if (!dependsOn.some((each) => left.has(each))) left.delete(lineage);
  }
  must('no measure waits for itself', left.size === 0);
}

/** What a plan says, apart from ids. */
function picture(plan: PlanTree): string {
  const told = (parent: ItemId | undefined): unknown[] =>
    plan
      .below(parent)
      .map((each) => [
        each.lineage,
        each.code,
        each.kind,
        each.name,
        each.place,
        each.dependsOn,
        each.cameBy,
        each.origins,
        each.responsible.map(({ organisation, period }) => `${organisation} ${period.toRange()}`).toSorted(),
        told(each.id),
      ]);
  return JSON.stringify(told(undefined));
}

/** Plain, since it is asked many times. */
function must(rule: string, holds: boolean): void {
  if (!holds) throw new Error(`It must hold that ${rule}`);
}
