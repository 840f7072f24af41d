import { say } from './catalogue.js';
import { FUNDING_PURPOSES } from './funding-purpose.js';
import { DECISION_OUTCOMES, PROPOSAL_ANSWERS } from './governance.js';
import type { Translations } from './localised-text.js';
import { ORGANISATION_KINDS } from './organisation.js';
import { LIGHTS, PILOT_STATUSES, PLAN_STATUSES, PILOT_PROGRAMME_STATUSES } from './pilots.js';
import { PROGRAMME_STAGES } from './programmes.js';
import { PROVENANCES } from './provenance.js';
import { REPORT_STATUSES } from './reporting.js';

/** Each value with its name; the compiler sees that a value has a text. */
function names<V extends string>(values: readonly V[], nameOf: (value: V) => Translations) {
  return Object.fromEntries(values.map((value) => [value, nameOf(value)])) as Readonly<Record<V, Translations>>;
}

/**
 * What people call the values of enums: one name in each language, for reports, mails, notifications and refusals alike.
 * docs/value-names.md shows them.
 */
export const VALUE_NAMES = {
  light: names(LIGHTS, (value) => say(`light.${value}`)),
  pilotStatus: names(PILOT_STATUSES, (value) => say(`pilotStatus.${value}`)),
  pilotProgrammeStatus: names(PILOT_PROGRAMME_STATUSES, (value) => say(`pilotProgrammeStatus.${value}`)),
  planStatus: names(PLAN_STATUSES, (value) => say(`planStatus.${value}`)),
  programmeStage: names(PROGRAMME_STAGES, (value) => say(`programmeStage.${value}`)),
  provenance: names(PROVENANCES, (value) => say(`provenance.${value}`)),
  fundingPurpose: names(FUNDING_PURPOSES, (value) => say(`fundingPurpose.${value}`)),
  organisationKind: names(ORGANISATION_KINDS, (value) => say(`organisationKind.${value}`)),
  decisionOutcome: names(DECISION_OUTCOMES, (value) => say(`decisionOutcome.${value}`)),
  proposalAnswer: names(PROPOSAL_ANSWERS, (value) => say(`proposalAnswer.${value}`)),
  reportStatus: names(REPORT_STATUSES, (value) => say(`reportStatus.${value}`)),
};
