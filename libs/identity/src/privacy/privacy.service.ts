import { Injectable } from '@nestjs/common';
import { type Id, NotAllowed, type Operation, type PersonId, requireAllowed } from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { NotAuthenticated } from '@talkoot/platform/auth';
import { UnitOfWork } from '@talkoot/platform/database';
import { PersonalRows, type PersonalSection } from '@talkoot/platform/personal-data';
import { refuse, say } from '../messages/index.js';
import { ErasureParticipants } from '../people/erasure-participants.port.js';
import type { ChangeMyDetails } from '../people/people.inputs.js';
import { PersonRepository } from '../people/person.repository.js';
import type { OfPerson } from './privacy.inputs.js';

/** All that is held on a person. */
interface PersonalExport {
  readonly person: PersonId;
  readonly exportedAt: string;
  readonly sections: readonly PersonalSection[];
}

/** What people may ask of what is held on them (GDPR, art. 15 to 17 and 20). */
@Injectable()
export class PrivacyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly persons: PersonRepository,
    private readonly rows: PersonalRows,
    private readonly participants: ErasureParticipants,
    private readonly audit: AuditTrail,
  ) {}

  changeDetails(operation: Operation, { name, language, expectedVersion }: ChangeMyDetails): Promise<PersonId> {
    requireAllowed(operation, 'self:use', ['self']);
    const id = self(operation);
    return this.unitOfWork.run(operation, async (transaction) => {
      const person = await this.persons.load(transaction, id);
      if (!person) throw refuse('NOT_FOUND', []);
      person.expectVersion(expectedVersion);
      const { details } = person.state;
      person.changeDetails({ ...details, name: name ?? details.name, locale: language ?? details.locale });
      await this.persons.save(transaction, [person]);
      return id;
    });
  }

  /** The export as JSON. That it was made is noted. */
  async export(operation: Operation, { person }: OfPerson): Promise<string> {
    requireOwn(operation, person);
    return JSON.stringify(await this.held(operation, person));
  }

  held(operation: Operation, person: PersonId): Promise<PersonalExport> {
    return this.unitOfWork.run(operation, async (transaction) => {
      if (!(await this.persons.isKnown(person, transaction))) throw refuse('NOT_FOUND', ['person']);
      await this.audit.record(transaction, { outcome: 'done', subject: person });
      const sections = await this.rows.of(transaction, person);
      return { person, exportedAt: operation.now.toString(), sections };
    });
  }

  /** At once, and permanently. Throws what stands against it. */
  erase(operation: Operation, { person: id }: OfPerson): Promise<Id<'person'>> {
    requireOwn(operation, id);
    return this.unitOfWork.run(operation, async (transaction) => {
      if (!(await this.persons.isKnown(id, transaction))) throw refuse('NOT_FOUND', ['person']);
      await this.participants.end(transaction, id);
      this.rows.erase(transaction, id);
      const person = await this.persons.load(transaction, id);
      if (!person) throw refuse('NOT_FOUND', ['person']);
      if (person.state.erasedOn) return id;
      person.erase(operation.today);
      await this.audit.record(transaction, { outcome: 'done', subject: id });
      await this.persons.save(transaction, [person]);
      return id;
    });
  }
}

function self({ viewer }: Operation): PersonId {
  if (viewer.person === undefined) throw new NotAuthenticated();
  return viewer.person;
}

/** One's own; those who run the service also that of others. Whether there is such a person is told to them alone. */
function requireOwn(operation: Operation, person: PersonId): void {
  requireAllowed(operation, 'self:use', ['self']);
  if (person === self(operation) || operation.viewer.platformRoles.includes('operator')) return;
  throw new NotAllowed('self:use', say('notAllowed.anotherPerson'));
}
