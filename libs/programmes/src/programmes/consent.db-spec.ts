import { type Id, newId, newUuid, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { copyProgramme } from '../copies/programme-copies.inputs.js';
import { ProgrammeCopies } from '../copies/programme-copies.service.js';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { adoptRevision, changeItem, draftRevision } from '../revisions/revisions.inputs.js';
import { RevisionsService } from '../revisions/revisions.service.js';
import { Given, using } from '../testing/given.js';
import { adoptProgramme, changeProgramme } from './programmes.inputs.js';
import { ProgrammesService } from './programmes.service.js';

describe('what others have not agreed to', () => {
  let context: TestContext;
  let given: Given;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
  });
  afterAll(() => context.close());

  const revisions = () => context.get(RevisionsService);
  const change = using(changeProgramme, (operation, command) =>
    context.get(ProgrammesService).change(operation, command),
  );
  const adopt = using(adoptProgramme, (operation, command) => revisions().adoptProgramme(operation, command));
  const adoptNext = using(adoptRevision, (operation, command) => revisions().adopt(operation, command));
  const changeOne = using(changeItem, (operation, command) => revisions().changeItem(operation, command));
  const copy = using(copyProgramme, (operation, command) => context.get(ProgrammeCopies).copy(operation, command));
  const version = (id: Id<'programme'> | Id<'revision'>) => versionOf(context, id);

  const body = async (owner: OrganisationId): Promise<Id<'body'>> => {
    const id = newId('body');
    await given.ask(
      `INSERT INTO governance.body (id, organisation_id, kind, name, time_zone, quorum, merger_rule, period, provenance, version)
       VALUES ($1, $2, 'council', '{"sv": "Fullmäktige"}', 'Europe/Stockholm', '{}', 'joined', '[,)', 'illustrative', 1)`,
      [uuidOf(id), uuidOf(owner)],
    );
    return id;
  };
  const decision = async (of: Id<'body'>, outcome: string): Promise<Id<'decision'>> => {
    const id = newId('decision');
    await given.ask(
      `WITH met AS (
         INSERT INTO governance.meeting (id, body_id, day, convened_on, minutes, minutes_approved_on, minutes_sent_at, starts_at, ends_at, status, minutes_documents, sequence, provenance, version)
         VALUES ($1, $2, '2026-05-04', '2026-04-20', '{"sv": "Protokoll"}', '2026-05-10', '2026-05-05T09:00Z', '2026-05-04T09:00Z', '2026-05-04T10:00Z', 'minutes-approved', '[]', 0, 'illustrative', 1)),
       item AS (
         INSERT INTO governance.agenda_item (id, meeting_id, kind, place, title, documents)
         VALUES ($3, $1, 'decision', 0, '{"sv": "Program"}', '[]'))
       INSERT INTO governance.decision (id, body_id, meeting_id, item_id, decided_on, outcome, text)
       VALUES ($4, $2, $1, $3, '2026-05-04', $5, '{"sv": "Beslut"}')`,
      [newUuid(), uuidOf(of), newUuid(), uuidOf(id), outcome],
    );
    return id;
  };

  it('aProgramme_endsNoneOfOthers_andRefersToItselfInNoCircle', async () => {
    const other = await given.adopted();
    const { id, owner, operation } = await given.adopted();
    const next = await given.adopted({ owner, predecessor: id, adaptedFrom: other.id });
    const changing = async (programme: Id<'programme'>, more: object) =>
      change(operation, { programme, expectedVersion: await version(programme), ...more });
    expect([
      await changing(id, { predecessor: other.id }),
      await changing(id, { predecessor: next.id }),
      await changing(id, { adaptedFrom: next.id, carriesOut: other.id }),
    ]).toEqual([
      { code: 'INVALID_INPUT', path: ['predecessor'] },
      { code: 'INVALID_INPUT', path: ['predecessor'] },
      'done',
    ]);
    const back = { programme: other.id, expectedVersion: await version(other.id), adaptedFrom: id };
    expect(await change(other.operation, back)).toEqual({ code: 'INVALID_INPUT', path: ['adaptedFrom'] });
  });

  it('twoProgrammes_thatReferToEachOtherAtOnce_closeNoCircle', async () => {
    const [one, other] = [await given.adopted(), await given.adopted()];
    const linking = async (from: typeof one, to: typeof one) =>
      change(from.operation, { programme: from.id, adaptedFrom: to.id, expectedVersion: await version(from.id) });
    expect(await Promise.all([linking(one, other), linking(other, one)])).toEqual(
      expect.arrayContaining(['done', { code: 'INVALID_INPUT', path: ['adaptedFrom'] }]),
    );
  });

  it('aCopy_takesAlongNoWorkingGroupOfAnAdopter', async () => {
    const { id: source, operation, owner, revision, area, measure } = await given.planned();
    const town = await given.organisation();
    const groups = [
      [area, await body(owner)],
      [measure, await body(town)],
    ] as const;
    for (const [item, group] of groups)
      await given.ask('UPDATE programmes.item SET working_group_id = $2 WHERE id = $1', [uuidOf(item), uuidOf(group)]);
    expect(await copy(operation, { source: revision, owner, code: await given.code(owner), carry: ['people'] })).toBe(
      'done',
    );
    const kept = await given.ask<{ group: string }>(
      `SELECT i.working_group_id AS group FROM programmes.item i JOIN programmes.revision r ON r.id = i.revision_id
       JOIN registry.collaboration_owner o ON o.collaboration_id = r.programme_id
       WHERE o.organisation_id = $1 AND r.programme_id <> $2 AND i.working_group_id IS NOT NULL`,
      [uuidOf(owner), uuidOf(source)],
    );
    expect(kept).toEqual([{ group: uuidOf(groups[0][1]) }]);
  });

  it('onlyBodiesOfThoseWhoTakePart_areNamed_andOnlyWhatOnesOwnApproved_decides', async () => {
    const stranger = await given.organisation();
    const plan = await given.planned();
    const { id: programme, operation, owner, revision, measure: item } = plan;
    const [own, foreign] = [await body(owner), await body(stranger)];
    const changing = async (workingGroup: Id<'body'>) =>
      changeOne(operation, { revision, item, workingGroup, expectedVersion: await version(revision) });
    const adopting = async (more: object) =>
      adopt(operation, { programme, adoptedOn: '2026-05-04', expectedVersion: await version(programme), ...more });
    expect([
      await changing(foreign),
      await changing(own),
      await adopting({ adoptingBody: foreign }),
      await adopting({ decision: await decision(foreign, 'approved') }),
      await adopting({ decision: await decision(own, 'rejected') }),
      await adopting({ adoptingBody: own, decision: await decision(own, 'approved') }),
    ]).toEqual([
      { code: 'INVALID_INPUT', path: ['workingGroup'] },
      'done',
      { code: 'INVALID_INPUT', path: ['adoptingBody'] },
      { code: 'INVALID_INPUT', path: ['decision'] },
      { code: 'INVALID_INPUT', path: ['decision'] },
      'done',
    ]);
  });

  it('aDraft_isCopiedByItsOwnerAlone_andAnEmptyPlan_isNotAdopted', async () => {
    const { operation, id: programme, owner, area } = await given.adopted();
    const next = await revisions().draft(operation, draftRevision.parse({ programme }));
    const other = await given.adopted();
    const code = async (of: OrganisationId) => ({ code: await given.code(of), owner: of, carry: [] });
    expect(await copy(operation, { source: next, ...(await code(owner)) })).toBe('done');
    expect(await copy(other.operation, { source: next, ...(await code(other.owner)) })).toEqual({
      code: 'NOT_FOUND',
      path: ['source'],
    });
    expect(area).toBeDefined();
    await given.ask(
      'DELETE FROM programmes.item_responsible USING programmes.item i WHERE item_id = i.id AND i.revision_id = $1',
      [uuidOf(next)],
    );
    await given.ask('UPDATE programmes.item SET parent_id = NULL WHERE revision_id = $1', [uuidOf(next)]);
    await given.ask('DELETE FROM programmes.item WHERE revision_id = $1', [uuidOf(next)]);
    expect(await adoptNext(operation, { revision: next, expectedVersion: await version(next) })).toEqual({
      code: 'WRONG_STATUS',
      path: ['revision'],
    });
  });
});
