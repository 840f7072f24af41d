import {
  Aggregate,
  type EventName,
  type Id,
  type LocalDate,
  newId,
  type OrganisationId,
  type RevisionStatus,
} from '@talkoot/contracts';
import type { ConsultationStatus, OpinionStatus, Silence } from '../programmes/consultation-state.js';
import type { Revision } from '../revisions/revision.js';
import { CONSULTATION_FLOW } from './consultation-flow.js';

export type ConsultationEvent = Extract<EventName, `consultation.${string}`>;

export interface ConsultationState {
  readonly programme: Id<'programme'>;
  readonly revision: Id<'revision'>;
  readonly openedOn: LocalDate;
  /** The last day for opinions. */
  readonly until: LocalDate;
  readonly silence: Silence;
  readonly status: ConsultationStatus;
  /** When it was closed or withdrawn. */
  readonly endedOn?: LocalDate | undefined;
  /** When those are reminded who have not answered; undefined where there is no time for that. */
  readonly remindOn?: LocalDate | undefined;
  /** The last day of which they were reminded. */
  readonly remindedOf?: LocalDate | undefined;
  readonly toldOver: boolean;
  /** Until which day it is known who is asked, as mergers have it. */
  readonly keptOn: LocalDate;
}

/** One organisation that is asked, and whether it has answered. */
export interface Asked {
  readonly organisation: OrganisationId;
  readonly status: OpinionStatus;
}

/** The day on which it is looked at, and who owns the programme then. */
export interface Standing {
  readonly today: LocalDate;
  readonly owner: OrganisationId | undefined;
}

/** A last day, which days are possible for it, and when to remind of it. */
export interface LastDay {
  readonly until: LocalDate;
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
  readonly remindOn: LocalDate;
}

/** That organisations are asked for their opinion on a draft, by a day. Nobody but they and the owner hears of it. */
export class Consultation extends Aggregate<'consultation', ConsultationEvent> {
  constructor(
    id: Id<'consultation'>,
    version: number,
    public state: ConsultationState,
    private readonly asked: readonly Asked[],
    /** Where the revision stands on which opinions are given. */
    readonly revision: RevisionStatus,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  static open(
    { id: revision, state, plan, programme, heard }: Revision,
    organisations: readonly OrganisationId[],
    silence: Silence,
    lastDay: LastDay,
    standing: Standing,
  ): Consultation {
    const isDraft = state.status === 'draft' && programme.state.status !== 'withdrawn';
    const items = plan.items.length;
    const status = CONSULTATION_FLOW.openConsultation.take(
      { until: lastDay.until },
      { ...lastDay, isDraft, items, heardUntil: heard?.heardUntil, times: heard?.times ?? 0 },
    );
    const { today: openedOn } = standing;
    const consultation = new Consultation(
      newId('consultation'),
      0,
      {
        programme: programme.id,
        revision,
        openedOn,
        silence,
        status,
        toldOver: false,
        keptOn: openedOn,
        ...timed(lastDay, openedOn),
      },
      organisations.map((organisation) => ({ organisation, status: 'asked' })),
      state.status,
      standing,
    );
    const { until } = lastDay;
    consultation.record('consultation.opened.v1', {
      ...consultation.named(),
      until,
      silence,
      organisations: organisations.length,
    });
    return consultation;
  }

  /** To the same day nothing happens. Who has not answered is reminded of the new day. */
  extend(lastDay: LastDay): void {
    const { until } = lastDay;
    const { today } = this.standing;
    CONSULTATION_FLOW.extendConsultation.take(this.state, { ...lastDay, today });
    const { until: before } = this.state;
    if (until.equals(before)) return;
    this.state = { ...this.state, ...timed(lastDay, today) };
    this.record('consultation.extended.v1', { ...this.named(), before, until });
  }

  /** Before its last day, once all have answered. `awaited`: the codes of those who have not. */
  close(awaited: readonly string[]): void {
    const { today } = this.standing;
    const status = CONSULTATION_FLOW.closeConsultation.take(this.state, { today, awaited });
    this.state = { ...this.state, status, endedOn: today };
    this.record('consultation.closed.v1', this.named());
  }

  withdraw(): void {
    const { today } = this.standing;
    const status = CONSULTATION_FLOW.withdrawConsultation.take(this.state, { today });
    this.state = { ...this.state, status, endedOn: today };
    this.record('consultation.withdrawn.v1', this.named());
  }

  /** Tells once of each last day that it comes, and once that it is over. */
  tell(): void {
    const { status, until, silence, remindOn, remindedOf, toldOver } = this.state;
    const { today } = this.standing;
    if (status !== 'open') return;
    if (until.isBefore(today)) {
      if (toldOver) return;
      this.state = { ...this.state, toldOver: true };
      this.record('consultation.ended.v1', { ...this.named(), until, silent: this.awaited.length });
      return;
    }
    if (!remindOn || remindOn.isAfter(today) || remindedOf?.equals(until)) return;
    this.state = { ...this.state, remindedOf: until };
    this.record('consultation.last-day-came.v1', { ...this.named(), until, silence });
  }

  /** Who is asked is known for the day. */
  kept(on: LocalDate): void {
    this.state = { ...this.state, keptOn: on };
  }

  get consulted(): readonly OrganisationId[] {
    return this.asked.map(({ organisation }) => organisation);
  }

  get owner(): OrganisationId | undefined {
    return this.standing.owner;
  }

  /** Who was asked and has seen the draft, and nobody else. */
  override isPublic(): boolean {
    return false;
  }

  protected concerned(event: ConsultationEvent): readonly OrganisationId[] {
    const owners = this.owner ? [this.owner] : [];
    if (event === 'consultation.opened.v1' || event === 'consultation.ended.v1') return owners;
    if (event === 'consultation.last-day-came.v1') return this.awaited;
    return [
      ...owners,
      ...this.asked.flatMap(({ organisation, status }) => (status === 'joined' ? [] : [organisation])),
    ];
  }

  /** Who has not answered yet. */
  get awaited(): readonly OrganisationId[] {
    return this.asked.flatMap(({ organisation, status }) => (status === 'asked' ? [organisation] : []));
  }

  private named(): Pick<ConsultationState, 'programme' | 'revision'> {
    const { programme, revision } = this.state;
    return { programme, revision };
  }
}

/** Who was asked the same day, or is asked later than the day of the reminder, is not reminded. */
const timed = ({ until, remindOn }: LastDay, today: LocalDate): Pick<ConsultationState, 'until' | 'remindOn'> => ({
  until,
  remindOn: remindOn.isAfter(today) ? remindOn : undefined,
});
