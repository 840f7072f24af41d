import { Injectable } from '@nestjs/common';
import {
  type CollaborationId,
  correctedPeriod,
  type Id,
  type InputPath,
  type OrganisationId,
  Period,
  type PersonId,
} from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import type { Transaction } from '@talkoot/platform/database';
import {
  type ImportRecord,
  type ImportSection,
  importSection,
  type ImportStep,
  lookup,
  refusal,
  ruleBroken,
  stateEach,
  type Tally,
  tally,
} from '@talkoot/platform/import';
import { type KnownOrganisation, RegistryApi } from '@talkoot/registry';
import type { z } from 'zod';
import { bodies } from '../governance.import-format.js';
import { refuse, say } from '../messages/index.js';
import { BodiesLoader } from './bodies.loader.js';
import type { NewBody } from './body-details.js';
import { Body } from './body.js';
import { BodyRepository } from './body.repository.js';
import { KnownBodies } from './known-bodies.loader.js';

type ImportedBody = z.output<typeof bodies.row>;
type ImportedSeat = ImportedBody['seats'][number];
type BodyRecord = ImportRecord<ImportedBody>;
type Step = ImportStep<Transaction>;

/** Finds what the files refer to; tells of what is nowhere. */
interface Known {
  organisation(reference: string | undefined, record: BodyRecord, path: InputPath): KnownOrganisation | undefined;
  collaboration(record: BodyRecord): CollaborationId | undefined;
  person(address: string | undefined, record: BodyRecord, path: InputPath): PersonId | undefined;
}

/** Brings bodies with their seats and mandates into the database. */
@Injectable()
export class BodiesImport {
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(bodies, (records, step) => this.stateBodies(records, step)),
  ];

  constructor(
    private readonly registry: RegistryApi,
    private readonly identity: IdentityApi,
    private readonly known: KnownBodies,
    private readonly loader: BodiesLoader,
    private readonly repository: BodyRepository,
  ) {}

  private async stateBodies(records: readonly BodyRecord[], step: Step): Promise<Tally> {
    const { tx } = step;
    const { today } = tx.operation;
    const refer = await this.references(records, step);
    const codes = records.flatMap(({ row }) => [row.code, ...(row.reportsTo ? [row.reportsTo] : [])]);
    const ids = await this.repository.idsByCode(tx, codes);
    const there = byCode(await this.loader.all(tx, [...ids.values()]));
    const owning = new Map(records.flatMap((record) => owningOf(record, refer) ?? []));
    const standingOf = await this.known.standings([...owning.values()], today, tx);

    const timeZoneOf = await this.known.timeZones(
      [...owning.values()].map((of) => standingOf(of).owner),
      tx,
    );
    const complete = records.filter(({ key }) => owning.has(key));
    const before = new Set(there.keys());
    stateEach(complete, step, ({ key }) => there.get(key), {
      add: (record) => {
        const of = owning.get(record.key);
        if (!of) throw new Error(`Body of nothing: ${record.key}`);
        const standing = standingOf(of);
        const details = { ...detailsOf(record, of, refer), timeZone: timeZoneOf(standing.owner) };
        const body = Body.found(details, { ...standing, today });
        there.set(record.key, body);
        return body;
      },
      state: (body, record) => {
        state(body, record, refer);
        for (const [place, each] of record.row.seats.entries()) stateSeat(body, record, place, each, refer, step);
      },
    });
    const receiverOf = lookup(there, step);
    for (const record of complete) {
      const { reportsTo } = record.row;
      const receiver = reportsTo === undefined ? undefined : receiverOf(reportsTo, record.at(['reportsTo']));
      if (receiver) there.get(record.key)?.change({ reportsTo: receiver.id });
    }
    const changed = complete.flatMap(({ key }) => there.get(key) ?? []).filter(({ hasEvents }) => hasEvents);
    await this.repository.save(tx, changed);
    const circles = await this.repository.reportingInCircles(
      tx,
      changed.map(({ id }) => id),
    );
    for (const record of complete) {
      if (isIn(circles, there.get(record.key)))
        refusal(record, step, refuse('INVALID_INPUT.reportsInCircle', ['reportsTo']));
    }
    const added = complete.filter(({ key }) => !before.has(key)).length;
    return tally(records.length, added, changed.length - added);
  }

  private async references(records: readonly BodyRecord[], step: Step): Promise<Known> {
    const rows = records.map(({ row }) => row);
    const seats = rows.flatMap((row) => row.seats);
    const mandates = seats.flatMap((seat) => seat.mandates);
    const named = [
      ...rows.flatMap(({ organisation, secretariat }) => [organisation, secretariat]),
      ...[...seats, ...mandates].map(({ organisation }) => organisation),
    ].filter((each) => each !== undefined);
    const ids = await this.registry.findOrganisations(step.tx, named);
    const organisations = await this.registry.organisations([...ids.values()], step.tx);
    const organisationOf = lookup(
      new Map(
        [...ids].flatMap(([reference, id]): [string, KnownOrganisation][] => {
          const organisation = organisations.get(id);
          return organisation ? [[reference, organisation]] : [];
        }),
      ),
      step,
    );
    const wanted = rows.flatMap(({ collaboration }) => collaboration ?? []);
    const collaborationOf = lookup(await this.registry.findCollaborations(step.tx, wanted), step);
    const addresses = mandates.flatMap(({ person }) => person ?? []);
    const personOf = lookup(await this.identity.findPersons(step.tx, addresses), step);
    return {
      organisation: (reference, record, path) =>
        reference === undefined ? undefined : organisationOf(reference, record.at(path)),
      collaboration: ({ row: { collaboration }, at }) =>
        collaboration && collaborationOf(`${collaboration.kind} ${collaboration.code}`, at(['collaboration', 'code'])),
      person: (address, record, path) => (address === undefined ? undefined : personOf(address, record.at(path))),
    };
  }
}

const byCode = (found: readonly Body[]): Map<string, Body> =>
  new Map(found.flatMap((each) => (each.state.code === undefined ? [] : [[each.state.code, each]])));

const isIn = (ids: readonly Id<'body'>[], body: Body | undefined): boolean =>
  body !== undefined && ids.includes(body.id);

/** To what it belongs, under its code; undefined when that is nowhere. */
function owningOf(record: BodyRecord, refer: Known): [string, OrganisationId | CollaborationId][] | undefined {
  const of =
    record.row.organisation === undefined
      ? refer.collaboration(record)
      : refer.organisation(record.row.organisation, record, ['organisation'])?.id;
  return of && [[record.key, of]];
}

function detailsOf(record: BodyRecord, of: OrganisationId | CollaborationId, refer: Known): Omit<NewBody, 'timeZone'> {
  const { code, kind, name, quorum = {}, noticeDays, mergerRule = 'joined', rhythm, period, provenance } = record.row;
  const secretariat = refer.organisation(record.row.secretariat, record, ['secretariat'])?.id;
  const rules = { quorum, noticeDays, mergerRule, rhythm };
  return { of, code, kind, name, ...rules, secretariat, period: period ?? Period.always, provenance };
}

/** What the file does not say stays as it was. */
function state(body: Body, record: BodyRecord, refer: Known): void {
  const { name, period, quorum, noticeDays, mergerRule, rhythm, provenance } = record.row;
  body.change({
    name: { ...body.state.name, ...name },
    quorum,
    noticeDays,
    mergerRule,
    rhythm,
    period: period && correctedPeriod(body.state.period, period),
    provenance,
  });
  const secretariat = refer.organisation(record.row.secretariat, record, ['secretariat']);
  if (secretariat) body.stateSecretariat(secretariat.id);
}

/** A seat and who sits there, as the file states it; what is refused is told at its place. */
function stateSeat(
  body: Body,
  record: BodyRecord,
  place: number,
  stated: ImportedSeat,
  refer: Known,
  step: Step,
): void {
  const at = (...path: InputPath): InputPath => ['seats', place, ...path];
  const trying = <T>(prefix: InputPath, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      refusal(record, step, error, (path) => [...prefix, ...path]);
      return undefined;
    }
  };
  const organisationAt = (each: Dated, path: InputPath): KnownOrganisation | undefined => {
    const found = refer.organisation(each.organisation, record, [...path, 'organisation']);
    if (!found || !each.from || found.period.includes(each.from)) return found;
    step.report(record.at([...path, 'from']), ruleBroken(say('import.organisationNotThatDay')));
    return undefined;
  };
  const { kind, by: basis, title, provenance, mandates } = stated;
  const organisation = organisationAt(stated, at())?.id;
  const seat = trying(at(), () =>
    body.stateSeat(place + 1, { kind, basis, title, organisation, period: daysOf(stated), provenance }),
  );
  if (!seat) return;
  for (const [index, each] of mandates.entries()) {
    const path = at('mandates', index);
    const who = {
      person: refer.person(each.person, record, [...path, 'person']),
      organisation: organisationAt(each, path)?.id,
    };
    const isFound = (each.person === undefined || who.person) && (each.organisation === undefined || who.organisation);
    if (!isFound) continue;
    const { role, provenance: source } = each;
    trying(path, () => body.stateMandate(seat.id, { ...who, role, period: daysOf(each), provenance: source }));
  }
}

type Dated = Pick<ImportedSeat, 'organisation' | 'from' | 'to'>;

/** The format has seen that the days stand in order. */
const daysOf = ({ from, to }: Dated): Period => Period.of(from, to) ?? Period.always;
