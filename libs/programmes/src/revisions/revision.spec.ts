import { DomainError, LocalDate, newId, type OrganisationId, Period } from '@talkoot/contracts';
import { Programme } from '../programmes/programme.js';
import type { ItemDetails, ItemId } from './plan-tree.js';
import { Revision } from './revision.js';

const TODAY = LocalDate.parse('2026-06-15');
const [owner, adopter, other] = [1, 2, 3].map(() => newId('organisation')) as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
];
const reason = { sv: 'Därför' };
const nowhere = newId('programmeitem');

const item = (code: string, kind: ItemDetails['kind'], more: Partial<ItemDetails> = {}): ItemDetails => ({
  code,
  kind,
  name: { sv: code },
  responsible: [],
  provenance: 'reported',
  ...more,
});

function programme(): Programme {
  const made = Programme.create(
    {
      code: 'P',
      kind: 'other',
      name: { sv: 'P' },
      period: Period.always,
      choices: [],
      preparation: { methods: [], participants: [] },
      provenance: 'reported',
    },
    { today: TODAY, owner },
  );
  return made;
}

/** An adopted programme with its first plan: AREA, with GOAL and TASK below it, and LAST. */
function adopted() {
  const of = programme();
  const first = Revision.draft(of, undefined, 1, undefined);
  const area = first.addItem(item('AREA', 'strategic-area', { responsible: [owner] }), undefined, undefined);
  const goal = first.addItem(item('GOAL', 'objective'), area, undefined);
  const task = first.addItem(item('TASK', 'measure'), goal, undefined);
  const last = first.addItem(item('LAST', 'strategic-area'), undefined, undefined);
  of.adopt({ adoptedOn: LocalDate.parse('2026-01-01') }, first.plan.items.length);
  of.recordAdopter(adopter, LocalDate.parse('2026-02-01'), 'reported');
  first.adopt(LocalDate.parse('2026-01-01'), undefined, TODAY);
  first.takeEvents();
  return { programme: of, first, area, goal, task, last };
}

/** The next revision, with its items by code. */
function revised() {
  const { programme: of, first } = adopted();
  const next = Revision.draft(of, first, 2, { sv: 'Vart fjärde år' });
  next.takeEvents();
  return { programme: of, first, next, at: (code: string) => idIn(next, code) };
}

function idIn({ plan }: Revision, code: string): ItemId {
  const found = plan.items.find((each) => each.code === code);
  if (!found) throw new Error(`No ${code}`);
  return found.id;
}

/** What refused it; fails when nothing did, or when something changed all the same. */
function refusal(revision: Revision, work: () => unknown): Pick<DomainError, 'code' | 'path'> {
  const before = [revision.state, revision.version, revision.plan.all];
  try {
    work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const after = [revision.state, revision.version, revision.plan.all];
    if (after.some((each, place) => each !== before[place]))
      throw new Error('It was refused, and changed all the same', { cause: error });
    return { code: error.code, path: error.path };
  }
  throw new Error('It was not refused');
}

const told = (revision: Revision) => revision.takeEvents().map(({ name }) => name);
const adopt = (revision: Revision, on = TODAY) => revision.adopt(on, undefined, TODAY);

describe('Revision', () => {
  it('isACopyOfTheLast_withItemsOfItsOwn_andNeedsAReasonForEveryDifference', () => {
    const { first, next, at } = revised();
    expect(next.state).toMatchObject({ number: 2, status: 'draft' });
    expect(next.plan.items.map(({ lineage }) => lineage)).toEqual(first.plan.items.map(({ lineage }) => lineage));
    next.changeItem(at('AREA'), { name: { sv: 'Område' } }, undefined);
    next.addItem(item('NEW', 'measure'), at('AREA'), undefined);
    expect(refusal(next, () => adopt(next))).toEqual({ code: 'WRONG_STATUS', path: ['revision'] });
    next.changeItem(at('AREA'), {}, reason);
    next.changeItem(at('NEW'), {}, reason);
    next.removeItem(at('LAST'), reason);
    adopt(next);
    expect(next.state).toMatchObject({ status: 'adopted', adoptedOn: TODAY });
    expect(told(next)).toEqual([
      'revision.item-changed.v1',
      'revision.item-added.v1',
      'revision.item-changed.v1',
      'revision.item-changed.v1',
      'revision.item-removed.v1',
      'revision.adopted.v1',
    ]);
    const dropped = next.plan.all.filter((each) => each.dropped);
    expect(dropped).toMatchObject([{ code: 'LAST', reason }]);
    expect(next.plan.copy().all.map(({ code }) => code)).toEqual(['AREA', 'GOAL', 'TASK', 'NEW']);
  });

  it('isAdopted_onADayUntilToday_notBeforeTheOneThatItReplaces_once', () => {
    const { next } = revised();
    for (const on of [TODAY.plusDays(1), LocalDate.parse('2025-12-31')])
      expect(refusal(next, () => adopt(next, on))).toEqual({ code: 'INVALID_DATE', path: ['adoptedOn'] });
    adopt(next);
    for (const work of [
      () => adopt(next),
      () => next.discard(),
      () => next.addItem(item('NEW', 'priority'), undefined, reason),
      () => next.changeItem(idIn(next, 'AREA'), { code: 'OTHER' }, reason),
      () => next.moveItem(idIn(next, 'AREA'), undefined, 1, reason),
      () => next.removeItem(idIn(next, 'AREA'), reason),
    ])
      expect(refusal(next, work)).toEqual({ code: 'WRONG_STATUS', path: ['revision'] });
  });

  it('itsPlan_isEditedAsATree_andRefusesWhatDoesNotFit', () => {
    const { next, at } = revised();
    const refused = (work: () => unknown) => {
      const { code, path } = refusal(next, work);
      return [code, ...path];
    };
    expect([
      refused(() => next.addItem(item('AREA', 'priority'), undefined, reason)),
      refused(() => next.addItem(item('NEW', 'objective'), undefined, reason)),
      refused(() => next.addItem(item('NEW', 'objective'), at('TASK'), reason)),
      refused(() => next.addItem(item('NEW', 'objective'), nowhere, reason)),
      refused(() => next.changeItem(at('AREA'), { code: 'LAST' }, reason)),
      refused(() => next.changeItem(at('AREA'), { kind: 'measure' }, reason)),
      refused(() => next.changeItem(nowhere, { code: 'NEW' }, reason)),
      refused(() => next.moveItem(at('AREA'), at('TASK'), undefined, reason)),
      refused(() => next.moveItem(at('GOAL'), undefined, undefined, reason)),
      refused(() => next.moveItem(at('GOAL'), nowhere, undefined, reason)),
      refused(() => next.moveItem(nowhere, undefined, undefined, reason)),
      refused(() => next.removeItem(nowhere, reason)),
      refused(() => next.removeItem(at('LAST'), undefined)),
    ]).toEqual([
      ['CODE_TAKEN', 'code'],
      ['WRONG_KIND', 'parent'],
      ['WRONG_KIND', 'parent'],
      ['NOT_FOUND', 'parent'],
      ['CODE_TAKEN', 'code'],
      ['WRONG_KIND', 'kind'],
      ['NOT_FOUND', 'item'],
      ['INVALID_INPUT', 'parent'],
      ['WRONG_KIND', 'parent'],
      ['NOT_FOUND', 'parent'],
      ['NOT_FOUND', 'item'],
      ['NOT_FOUND', 'item'],
      ['INVALID_INPUT', 'reason'],
    ]);
    next.moveItem(at('LAST'), undefined, 0, undefined);
    next.moveItem(at('GOAL'), at('LAST'), undefined, undefined);
    const codes = (code?: string) =>
      next.plan.below(code === undefined ? undefined : at(code)).map((each) => each.code);
    expect([codes(), codes('LAST'), codes('GOAL')]).toEqual([['LAST', 'AREA'], ['GOAL'], ['TASK']]);
    expect(told(next)).toEqual(['revision.item-moved.v1', 'revision.item-moved.v1']);
    next.moveItem(at('LAST'), undefined, 0, reason);
    next.changeItem(at('LAST'), { code: 'LAST' }, undefined);
    expect(told(next)).toEqual([]);
  });

  it('whatWasDropped_staysBelowWhatIsLeft_whenItsNewPlaceGoes', () => {
    const { next, at } = revised();
    const area = at('AREA');
    const place = next.addItem(item('NEW', 'strategic-area'), undefined, reason);
    next.moveItem(at('GOAL'), place, undefined, reason);
    next.removeItem(place, reason);
    expect(next.plan.all.filter(({ dropped }) => dropped)).toMatchObject([
      { code: 'GOAL', parent: undefined },
      { code: 'TASK', parent: next.plan.all.find(({ code }) => code === 'GOAL')?.id },
    ]);
    expect(next.plan.items.map(({ code }) => code)).toEqual(['AREA', 'LAST']);
    next.addItem(item('GOAL', 'objective'), area, reason);
    adopt(next);
  });

  it('whoIsResponsible_isFollowedByItsSuccessor_andTwoBecomeOne', () => {
    const { next, at } = revised();
    const on = LocalDate.parse('2027-01-01');
    next.changeItem(at('LAST'), { responsible: [owner, adopter] }, reason);
    next.takeEvents();
    for (const before of [owner, adopter]) next.handOver({ before, after: other, on });
    const timesOf = (revision: Revision, code: string) =>
      revision.plan.items
        .find((each) => each.code === code)
        ?.responsible.map(({ organisation, period }) => [organisation, period.toRange()]);
    const handed = [
      [owner, '[,2027-01-01)'],
      [other, '[2027-01-01,)'],
    ];
    expect(timesOf(next, 'AREA')).toEqual(handed);
    expect(timesOf(next, 'LAST')).toEqual([...handed, [adopter, '[,2027-01-01)']]);
    expect(next.takeEvents().map(({ name, data }) => [name, 'items' in data && data.items])).toEqual([
      ['revision.responsible-changed.v1', [at('AREA'), at('LAST')]],
      ['revision.responsible-changed.v1', [at('LAST')]],
    ]);
    for (const before of [owner, adopter]) next.handOver({ before, after: other, on });
    expect(told(next)).toEqual([]);
    // Until then the predecessor is responsible, and naming it again takes nothing from its successor.
    next.changeItem(at('AREA'), { responsible: [owner, adopter] }, reason);
    expect(timesOf(next, 'AREA')).toEqual([...handed, [adopter, '[,)']]);
  });

  it('aDraft_isToldToItsOwnerAlone_andOfAWithdrawnProgrammeNotEdited', () => {
    const { programme: of, next, at } = revised();
    next.changeItem(at('AREA'), { code: 'OTHER' }, reason);
    expect(next.takeEvents()).toMatchObject([{ organisations: [owner], restricted: true }]);
    adopt(next);
    expect(next.takeEvents()).toMatchObject([{ organisations: of.parties, restricted: false }]);
    const given = programme();
    const draft = Revision.draft(given, undefined, 1, undefined);
    given.withdraw();
    expect(refusal(draft, () => draft.addItem(item('A', 'priority'), undefined, undefined))).toEqual({
      code: 'WRONG_STATUS',
      path: ['revision'],
    });
    draft.discard();
    expect(draft.state.status).toBe('discarded');
  });
});
