import {
  Aggregate,
  corrected,
  type DatedOrganisation,
  differing,
  type EventName,
  fromTheStart,
  handedOver,
  type Handover,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
  type Period,
  type Provenance,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { everyone, type Parties } from '../programmes/relations.js';
import type { Standing } from '../programmes/standing.js';

export type ProjectEvent = Extract<EventName, `project.${string}`>;

interface Facts {
  readonly programme: Id<'pilotprogramme'>;
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: Period;
  readonly provenance: Provenance;
}

export interface NewProject extends Facts {
  readonly coordinator: OrganisationId;
}

/** What a source or the owner states; a coordinator that is left out stays. */
type ProjectCorrection = Pick<NewProject, 'name' | 'period' | 'provenance'> & Partial<Pick<NewProject, 'coordinator'>>;

export interface ProjectState extends Facts {
  readonly coordinators: readonly DatedOrganisation[];
}

/** A separate project beside a programme's pilots: what a plan was redirected to. */
export class Project extends Aggregate<'project', ProjectEvent> {
  constructor(
    id: Id<'project'>,
    version: number,
    public state: ProjectState,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  static register({ coordinator, ...facts }: NewProject, standing: Standing): Project {
    const project = new Project(newId('project'), 0, { ...facts, coordinators: [fromTheStart(coordinator)] }, standing);
    project.record('project.registered.v1', { ...facts, coordinator });
    return project;
  }

  get parties(): Parties {
    const { owner, today } = this.standing;
    return { owner, coordinator: organisationOn(this.state.coordinators, today) };
  }

  /** States facts as they are; without a difference nothing happens. */
  correct({ name, period, provenance, coordinator }: ProjectCorrection): void {
    const { state } = this;
    const coordinators = coordinator ? corrected(state.coordinators, coordinator) : state.coordinators;
    const fields = differing({
      name: sameText(name, state.name),
      period: period.equals(state.period),
      coordinator: coordinators === state.coordinators,
      provenance: provenance === state.provenance,
    });
    if (fields.length === 0) return;
    this.state = { ...state, name, period, provenance, coordinators };
    this.record('project.details-changed.v1', { fields });
  }

  /** Another organisation leads it from the day on, no matter who did or would have. */
  changeCoordinator(after: OrganisationId, on: LocalDate): void {
    if (!this.state.period.includes(on)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: this.state.period });
    for (const before of new Set(organisationsFrom(this.state.coordinators, on))) {
      if (before !== after) this.handOverCoordination({ before, after, on });
    }
  }

  handOverCoordination(handover: Handover): void {
    const { before, after, on } = handover;
    this.state = { ...this.state, coordinators: handedOver(this.state.coordinators, before, after, on) };
    this.record('project.coordinator-changed.v1', handover);
  }

  /** It was decided on: anybody may see it. */
  override isPublic(): boolean {
    return true;
  }

  protected concerned(): readonly OrganisationId[] {
    return everyone(this.parties);
  }
}
