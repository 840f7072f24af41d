import { Injectable } from '@nestjs/common';
import { grouped, type Id, idOf, LocalDate, Members, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { readDuties, writtenDuties } from '../duties/arranged.js';
import { AdopterEntity, ProgrammeEntity } from './programme.entity.js';
import { Programme, type ProgrammeEvent } from './programme.js';

type ProgrammeId = Id<'programme'>;

/** By which column an organisation has adopted a programme; what it owes by that goes the same way when it ends. */
export const ADOPTING = 'programmes.adopter.organisation_id';

export interface Successor {
  readonly id: ProgrammeId;
  readonly adoptedOn: LocalDate;
  readonly replacesFrom: LocalDate;
}

/** By what a programme refers to another one. */
export const REFERENCES = ['adaptedFrom', 'carriesOut', 'predecessor'] as const;
type Reference = (typeof REFERENCES)[number];

@Injectable()
export class ProgrammeRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(
    transaction: Transaction,
    ids: readonly ProgrammeId[],
    owners: ReadonlyMap<ProgrammeId, OrganisationId>,
  ): Promise<Programme[]> {
    const { today } = transaction.operation;
    const [found, adopting] = await Promise.all([
      transaction.find(ProgrammeEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(AdopterEntity, { where: { programme: In([...ids]) }, order: { period: 'ASC', id: 'ASC' } }),
    ]);
    const adopters = grouped(adopting, ({ programme }) => programme);
    return found.map(({ id, version, recordedAt: _, duties, ...facts }) => {
      const state = { ...facts, duties: readDuties(duties) };
      const members = (adopters.get(id) ?? []).map(({ organisation: member, ...each }) => ({ ...each, member }));
      return new Programme(id, version, state, new Members(members), { today, owner: owners.get(id) });
    });
  }

  async idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, ProgrammeId>> {
    const found = await transaction.rowsAmong<{ id: string; code: string }>(
      'SELECT id, code FROM programmes.programme WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(found.map(({ id, code }) => [code, idOf('programme', id)]));
  }

  /** Programmes of which one of the organisations is an adopter on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<ProgrammeId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT programme_id AS id FROM programmes.adopter
       WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('programme', id));
  }

  /** Which of the programmes have told already that the succession gave them another owner. */
  async toldOfOwner(
    transaction: Transaction,
    ids: readonly ProgrammeId[],
    succession: Id<'succession'>,
  ): Promise<ReadonlySet<ProgrammeId>> {
    const name: ProgrammeEvent = 'programme.owner-changed.v1';
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT aggregate_id AS id FROM platform.event
       WHERE aggregate_id = ANY ($1) AND name = $2 AND data ->> 'succession' = $3`,
      [ids.map(uuidOf), name, succession],
    );
    return new Set(found.map(({ id }) => idOf('programme', id)));
  }

  /** The first successor of each programme that is adopted and tells a day: when it was adopted, and from when it is in force. */
  async successorsOf(
    transaction: Transaction,
    programmes: readonly ProgrammeId[],
  ): Promise<ReadonlyMap<ProgrammeId, Successor>> {
    const found = await transaction.rowsAmong<{ id: string; of: string; adopted: string; replaces: string }>(
      `SELECT DISTINCT ON (predecessor_id) id, predecessor_id AS of, coalesce(adopted_on, lower(period))::text AS adopted,
         greatest(adopted_on, lower(period))::text AS replaces
       FROM programmes.programme
       WHERE predecessor_id = ANY ($1) AND status = 'adopted' AND coalesce(adopted_on, lower(period)) IS NOT NULL
       ORDER BY predecessor_id, greatest(adopted_on, lower(period)), id`,
      [programmes.map(uuidOf)],
    );
    return new Map(
      found.map(({ id, of, adopted, replaces }) => [
        idOf('programme', of),
        { id: idOf('programme', id), adoptedOn: LocalDate.parse(adopted), replacesFrom: LocalDate.parse(replaces) },
      ]),
    );
  }

  /**
   * By which of its references a programme would come back to itself. Of those who close a circle together one meets a deadlock when it
   * saves, as each holds its own programme and refers to another's, and is tried again.
   */
  async circleOf(
    transaction: Transaction,
    programme: ProgrammeId,
    referring: { readonly [R in Reference]?: ProgrammeId | null | undefined },
  ): Promise<Reference | undefined> {
    const asked = REFERENCES.filter((each) => referring[each]);
    if (asked.length === 0) return undefined;
    const found = await transaction.rows<{ reference: Reference }>(
      `WITH RECURSIVE above AS (
         SELECT reference, id FROM unnest($1::text[], $2::uuid[]) AS asked(reference, id)
         UNION SELECT above.reference, CASE above.reference
             WHEN 'adaptedFrom' THEN p.adapted_from_id WHEN 'carriesOut' THEN p.carries_out_id ELSE p.predecessor_id END
           FROM above JOIN programmes.programme p ON p.id = above.id)
       SELECT reference FROM above WHERE id = $3`,
      [asked, asked.map((each) => uuidOf(referring[each] ?? programme)), uuidOf(programme)],
    );
    return found[0]?.reference;
  }

  save(transaction: Transaction, programmes: readonly Programme[]): Promise<void> {
    return transaction.save(programmes, TABLES);
  }
}

const toRow = ({ id, version, state }: Programme): Row<ProgrammeEntity> => ({
  id,
  version,
  code: state.code,
  name: state.name,
  kind: state.kind,
  status: state.status,
  period: state.period,
  adoptedOn: state.adoptedOn,
  adoptingBody: state.adoptingBody,
  adoptedBy: state.adoptedBy,
  decision: state.decision,
  purpose: state.purpose,
  message: state.message,
  role: state.role,
  choices: state.choices,
  preparation: state.preparation,
  monitoring: state.monitoring,
  contact: state.contact,
  councilTerm: state.councilTerm,
  councilTermNote: state.councilTermNote,
  duties: writtenDuties(state.duties),
  adaptedFrom: state.adaptedFrom,
  carriesOut: state.carriesOut,
  basis: state.basis,
  predecessor: state.predecessor,
  successorYear: state.successorYear,
  sourceLocale: state.sourceLocale,
  provenance: state.provenance,
});

const toAdopterRows = ({ id: programme, adopters }: Programme): Row<AdopterEntity>[] =>
  adopters.all.map(({ member: organisation, ...each }) => ({ ...each, programme, organisation }));

const TABLES = [rootTable(ProgrammeEntity, toRow), partTable(AdopterEntity, 'programme', toAdopterRows)];
