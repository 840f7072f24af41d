import { Injectable } from '@nestjs/common';
import { type Id, type LocalDate, type Operation, type OrganisationId, workingDays } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { RevisionsLoader } from '../revisions/revisions.loader.js';
import { Consultation, type LastDay } from './consultation.js';
import { ConsultationRepository } from './consultation.repository.js';
import type {
  CloseConsultation,
  ExtendConsultation,
  OpenConsultation,
  WithdrawConsultation,
} from './consultations.inputs.js';
import { ConsultationsLoader } from './consultations.loader.js';
import { Opinion } from './opinion.js';
import { OpinionRepository } from './opinion.repository.js';

type ConsultationId = Id<'consultation'>;

/** How many working days before the last day those are reminded who have not answered. */
const REMINDER_DAYS = 5;
const LONGEST_YEARS = 2;

/** How the owner of a programme has drafts heard. */
@Injectable()
export class ConsultationsService {
  constructor(
    private readonly registry: RegistryApi,
    private readonly revisions: RevisionsLoader,
    private readonly loader: ConsultationsLoader,
    private readonly consultations: ConsultationRepository,
    private readonly opinions: OpinionRepository,
  ) {}

  open(operation: Operation, command: OpenConsultation): Promise<ConsultationId> {
    const { revision: id, organisations, until, silence, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'consultation:manage' } as const;
    return this.revisions.change(operation, target, async ({ revision, programme: { owner } }, transaction) => {
      const [lastDay] = await Promise.all([
        this.lastDay(transaction, until, owner),
        this.registry.requireAllExisting(transaction, organisations, operation.today, ['organisations']),
      ]);
      const own = organisations.findIndex((each) => each === owner);
      if (own >= 0) throw refuse('INVALID_INPUT.ownerConsulted', ['organisations', own]);
      const standing = { today: operation.today, owner };
      const consultation = Consultation.open(revision, organisations, silence, lastDay, standing);
      await this.consultations.save(transaction, [consultation]);
      const opinions = organisations.map((each) => Opinion.ask(consultation, revision.state.number, each, standing));
      await this.opinions.save(transaction, opinions);
      return consultation.id;
    });
  }

  extend(operation: Operation, command: ExtendConsultation): Promise<ConsultationId> {
    const { consultation: id, until, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'consultation:manage' } as const;
    return this.loader.change(operation, target, async ({ consultation, programme }, transaction) => {
      consultation.extend(await this.lastDay(transaction, until, programme.owner));
      return id;
    });
  }

  close(operation: Operation, { consultation: id, expectedVersion }: CloseConsultation): Promise<ConsultationId> {
    const target = { id, expectedVersion, action: 'consultation:manage' } as const;
    return this.loader.change(operation, target, async ({ consultation }, transaction) => {
      const awaited = await this.registry.organisations(consultation.awaited, transaction);
      consultation.close([...awaited.values()].map(({ code }) => code));
      return id;
    });
  }

  withdraw(operation: Operation, { consultation: id, expectedVersion }: WithdrawConsultation): Promise<ConsultationId> {
    const target = { id, expectedVersion, action: 'consultation:manage' } as const;
    return this.loader.change(operation, target, ({ consultation }) => {
      consultation.withdraw();
      return id;
    });
  }

  /** Working days are those of the owner’s country. */
  private async lastDay(
    transaction: Transaction,
    until: LocalDate,
    owner: OrganisationId | undefined,
  ): Promise<LastDay> {
    const { today } = transaction.operation;
    const known = await this.registry.organisations(owner ? [owner] : [], transaction);
    const calendar = workingDays((owner && known.get(owner)?.country) ?? 'FI');
    const latest = today.plusYears(LONGEST_YEARS);
    return {
      until,
      earliest: calendar.after(today, 1),
      latest,
      remindOn: calendar.before(until.isAfter(latest) ? latest : until, REMINDER_DAYS),
    };
  }
}
