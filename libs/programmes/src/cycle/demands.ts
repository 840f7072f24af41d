import { ChronoUnit } from '@js-joda/core';
import { idOfKinds, type LocalDate, type OrganisationId, type Period, type WorkingDays } from '@talkoot/contracts';
import type { z } from 'zod';
import type { DatedDuty } from '../duties/arranged.js';
import type { Duty, DutyKind, DutyRole } from '../duties/duty.js';
import type { Turn } from '../duties/turn.js';
import { dueIn, turnsOf } from '../duties/turns.js';

/** A strategic area, or a working group, for which an obligation can be. */
export const subjectId = idOfKinds(['itemlineage', 'body']);
export type SubjectId = z.output<typeof subjectId>;

interface DatedSubject {
  readonly id: SubjectId;
  /** When the plan in force had the area, or a measure that the group carries. */
  readonly period: Period;
}

/**
 * What decides which obligations a programme has. Everything that changes is dated, so that the same facts demand the same
 * no matter when somebody looks: an area that was dropped in May was still to have its action plan in March.
 */
export interface Cycle {
  /** From its adoption to its end or to the successor's adoption; undefined: not adopted. */
  readonly inForce: Period | undefined;
  readonly duties: readonly DatedDuty[];
  readonly areas: readonly DatedSubject[];
  readonly workingGroups: readonly DatedSubject[];
  /** The owner of today: who owns the programme owes what is open. */
  readonly owner: OrganisationId;
  readonly adopters: readonly { readonly organisation: OrganisationId; readonly period: Period }[];
  /** Who stands in today for an organisation that has ended. */
  readonly successors: ReadonlyMap<OrganisationId, OrganisationId>;
}

/** One thing that is owed once. */
export interface Owed {
  /** The duty's key. */
  readonly duty: string;
  readonly kind: DutyKind;
  readonly turn: Turn;
  readonly subject: SubjectId | undefined;
  /** As what it is owed. */
  readonly role: DutyRole;
  readonly owedBy: OrganisationId;
  readonly due: LocalDate;
}

/**
 * What makes an obligation the same one: the thing, its turn, what it is for, and who owes it. The owner is one no matter who
 * it is; an adopter goes on in the organisation that stands in for it.
 */
export function identityOf({ duty, kind, turn, subject, role, owedBy }: Owed, { successors }: Cycle): string {
  const debtor = role === 'owner' ? role : (successors.get(owedBy) ?? owedBy);
  return [duty, kind, turn.key, subject ?? 'programme', debtor].join(' ');
}

/**
 * What the cycle demands, by identity: of every turn that has begun by `until` (and so everything due by then). A turn counts
 * if on the day from which its due day is counted the programme is in force; that day also decides for which areas and
 * groups there is one, and which adopters owe it.
 */
export function demanded(cycle: Cycle, until: LocalDate, workingDays: WorkingDays): ReadonlyMap<string, Owed> {
  const found = new Map<string, Owed>();
  for (const dated of cycle.duties)
    for (const owed of demandedBy(dated, cycle, until, workingDays)) {
      const identity = identityOf(owed, cycle);
      if (!found.has(identity)) found.set(identity, owed);
    }
  return found;
}

/** No more than this can be demanded by then, counted without making it, so that too much is refused before any work is done. */
export function mostDemanded(cycle: Cycle, until: LocalDate): number {
  const { inForce, duties, areas, workingGroups, adopters } = cycle;
  if (!inForce) return 0;
  const subjects = { programme: 1, 'strategic-area': areas.length, 'working-group': workingGroups.length };
  const debtors = { owner: 1, adopters: adopters.length };
  const counts = duties.map(({ duty: { every, scope, owedBy }, from, to }) => {
    const days = latest(from, inForce.from).until(earliest(earliest(until, to), inForce.to), ChronoUnit.DAYS);
    const months = every.unit === 'month' ? every.count : every.unit === 'year' ? every.count * 12 : 48;
    return (Math.max(0, days) / (28 * months) + 1) * subjects[scope] * debtors[owedBy];
  });
  return counts.reduce((sum, each) => sum + each, 0);
}

function demandedBy({ duty, from, to }: DatedDuty, cycle: Cycle, until: LocalDate, workingDays: WorkingDays): Owed[] {
  const { inForce } = cycle;
  if (!inForce) return [];
  // A turn is counted and due at the latest within a year after it ends.
  const first = latest(from, inForce.from).minusYears(1);
  const last = earliest(earliest(until, to), inForce.to);
  return turnsOf(duty, first, last, workingDays.country).flatMap((turn) => {
    const { counted, due } = dueIn(duty, turn, workingDays);
    if (due.isBefore(from) || to?.isBefore(due) || !inForce.includes(counted)) return [];
    const { key, kind, owedBy: role } = duty;
    return subjectsOf(duty, cycle, counted).flatMap((subject) =>
      debtorsOf(role, cycle, counted).map((owedBy) => ({ duty: key, kind, turn, subject, role, owedBy, due })),
    );
  });
}

const latest = (one: LocalDate, other: LocalDate | undefined): LocalDate => (other?.isAfter(one) ? other : one);
const earliest = (one: LocalDate, other: LocalDate | undefined): LocalDate => (other?.isBefore(one) ? other : one);

function subjectsOf({ scope }: Duty, { areas, workingGroups }: Cycle, day: LocalDate): (SubjectId | undefined)[] {
  if (scope === 'programme') return [undefined];
  const subjects = scope === 'strategic-area' ? areas : workingGroups;
  return subjects.filter(({ period }) => period.includes(day)).map(({ id }) => id);
}

function debtorsOf(role: DutyRole, { owner, adopters, successors }: Cycle, day: LocalDate): OrganisationId[] {
  if (role === 'owner') return [owner];
  return adopters
    .filter(({ period }) => period.includes(day))
    .map(({ organisation }) => successors.get(organisation) ?? organisation);
}
