import { Injectable } from '@nestjs/common';
import { type OrganisationId, Period } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import {
  type ImportRecord,
  type ImportSection,
  importSection,
  type ImportStep,
  lookup,
  ruleBroken,
  type Tally,
  tally,
} from '@talkoot/platform/import';
import { RegistryApi } from '@talkoot/registry';
import type { z } from 'zod';
import { people } from './identity.import-format.js';
import { say } from './messages/index.js';
import { Affiliation } from './people/affiliation.js';
import { AffiliationRepository } from './people/affiliation.repository.js';
import { Person } from './people/person.js';
import { PersonRepository } from './people/person.repository.js';

type ImportedPerson = z.output<typeof people.row>;
type ImportedAffiliation = ImportedPerson['affiliations'][number];

/** Brings people, and for whom they act, into the database. */
@Injectable()
export class IdentityImport {
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(people, (records, step) => this.state(records, step)),
  ];

  constructor(
    private readonly registry: RegistryApi,
    private readonly persons: PersonRepository,
    private readonly affiliations: AffiliationRepository,
  ) {}

  private async state(records: readonly ImportRecord<ImportedPerson>[], step: ImportStep<Transaction>): Promise<Tally> {
    const named = records.flatMap(({ row }) => row.affiliations.map(({ organisation }) => organisation));
    const organisationOf = lookup(await this.registry.findOrganisations(step.tx, named), step);
    const addresses = records.map(({ key }) => key);
    const known = new Map(
      (await this.persons.loadByAddress(step.tx, addresses)).map((person) => [person.state.details.address, person]),
    );
    const before = await this.affiliations.loadOfPersons(
      step.tx,
      [...known.values()].map(({ id }) => id),
    );

    const stated = records.map((record) => {
      const { person, isChanged } = statePerson(record, known.get(record.key));
      const own = before.filter(({ state }) => state.person === person.id);
      const affiliations = record.row.affiliations.flatMap((each, place) => {
        const organisation = organisationOf(each.organisation, record.at(['affiliations', place, 'organisation']));
        if (organisation === undefined) return [];
        const touched = stateAffiliation(person, record.row, organisation, each, own);
        if (touched === undefined)
          step.report(record.at(['affiliations', place, 'role']), ruleBroken(say('import.anotherRole')));
        return touched ?? [];
      });
      return { person, affiliations, isChanged: isChanged || affiliations.length > 0 };
    });
    await this.persons.save(
      step.tx,
      stated.map(({ person }) => person),
    );
    await this.affiliations.save(
      step.tx,
      stated.flatMap(({ affiliations }) => affiliations),
    );

    const changed = stated.filter(({ isChanged }) => isChanged).length;
    const added = records.length - known.size;
    return tally(records.length, added, changed - added);
  }
}

function statePerson(
  { key, row }: ImportRecord<ImportedPerson>,
  known: Person | undefined,
): { person: Person; isChanged: boolean } {
  const details = { name: row.name, address: key, locale: row.language };
  const person = known ?? Person.register(details, row.provenance);
  const before = known?.version ?? 0;
  person.changeDetails(details);
  if (row.platformRoles) person.setPlatformRoles(row.platformRoles);
  return { person, isChanged: person.version > before };
}

/** What changes so that the person acts as stated; undefined when another role is in the way. What has ended is not begun again. */
function stateAffiliation(
  { id }: Person,
  { provenance }: ImportedPerson,
  organisation: OrganisationId,
  { role, from, to }: ImportedAffiliation,
  own: readonly Affiliation[],
): Affiliation[] | undefined {
  const here = own.filter(({ state }) => state.organisation === organisation);
  const same = here.find(({ state }) => state.role === role && (!from || state.period.from?.equals(from)));
  if (same) {
    const isStated = to === undefined || (same.state.period.to?.compareTo(to) ?? 1) <= 0;
    if (isStated) return [];
    same.endBefore(to.plusDays(1));
    return [same];
  }
  const period = Period.of(from, to) ?? Period.always;
  const inTheWay = here.filter(({ state }) => state.period.overlaps(period));
  if (inTheWay.some(({ state }) => !from || !(state.period.from?.isBefore(from) ?? true))) return undefined;
  if (from) for (const each of inTheWay) each.endBefore(from);
  return [...inTheWay, Affiliation.begin({ person: id, organisation, role, period, provenance })];
}
