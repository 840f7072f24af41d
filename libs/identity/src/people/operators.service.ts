import { Injectable } from '@nestjs/common';
import {
  Clock,
  type Locale,
  type LocalisedText,
  type OrganisationId,
  type PersonId,
  type PlatformRole,
} from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { jobOperation } from '@talkoot/platform/auth';
import { UnitOfWork } from '@talkoot/platform/database';
import { AffiliationsService } from './affiliations.service.js';
import { Person } from './person.js';
import { PersonRepository } from './person.repository.js';

/** Somebody who is to run or audit the service. */
export interface NewOperator {
  readonly address: string;
  /** Of somebody who is not known yet. */
  readonly name: LocalisedText | undefined;
  readonly locale: Locale;
  readonly role: PlatformRole;
  /** For which they act from today on, as a member, where they do not yet. */
  readonly organisation: OrganisationId | undefined;
}

/** Nobody has the address, so a name has to be given. */
export class NameMissing extends Error {}

/** Nobody with the address has the role. */
export class NoSuchRole extends Error {}

/** Without this operator there would be none. */
export class LastOperator extends Error {}

/** The first operators and auditors, who come by nobody else’s hand: who has the service's database adds and removes them. */
@Injectable()
export class Operators {
  constructor(
    private readonly persons: PersonRepository,
    private readonly affiliations: AffiliationsService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Somebody who is known by the address keeps their name and what else they are. Throws NameMissing. */
  add({ address, name, locale, role, organisation }: NewOperator): Promise<PersonId> {
    return this.unitOfWork.run(jobOperation(this.clock, 'operator.add'), async (transaction) => {
      const [known] = await this.persons.loadByAddress(transaction, [address]);
      const person = known ?? registered({ address, name, locale });
      person.setPlatformRoles([...new Set([...person.state.platformRoles, role])]);
      await this.persons.save(transaction, [person]);
      const from = transaction.operation.today;
      if (organisation)
        await this.affiliations.begin(transaction, { person: person.id, organisation, role: 'member', from });
      await this.audit.record(transaction, {
        action: 'person.platform-role-given',
        outcome: 'done',
        subject: person.id,
        detail: { role },
      });
      return person.id;
    });
  }

  /** Takes the role away, or both where none is named. Throws NoSuchRole, and LastOperator. */
  remove({ address, role }: { readonly address: string; readonly role?: PlatformRole }): Promise<PersonId> {
    return this.unitOfWork.run(jobOperation(this.clock, 'operator.remove'), async (transaction) => {
      const operators = await this.persons.holdOperators(transaction);
      const [person] = await this.persons.loadByAddress(transaction, [address]);
      const taken = person?.state.platformRoles.filter((each) => role === undefined || each === role) ?? [];
      if (!person || taken.length === 0) throw new NoSuchRole();
      if (taken.includes('operator') && operators.every((each) => each === person.id)) throw new LastOperator();
      person.setPlatformRoles(person.state.platformRoles.filter((each) => !taken.includes(each)));
      await this.persons.save(transaction, [person]);
      await this.audit.record(transaction, {
        action: 'person.platform-role-taken',
        outcome: 'done',
        subject: person.id,
        detail: { roles: taken },
      });
      return person.id;
    });
  }
}

function registered({ address, name, locale }: Pick<NewOperator, 'address' | 'name' | 'locale'>): Person {
  if (!name) throw new NameMissing();
  return Person.register({ name, address, locale }, 'reported');
}
