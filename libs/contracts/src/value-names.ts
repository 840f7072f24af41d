import type { Translations } from './localised-text.js';
import type { FundingPurpose } from './funding-purpose.js';
import type { DecisionOutcome, ProposalAnswer } from './governance.js';
import type { OrganisationKind } from './organisation.js';
import type { Light, PilotStatus, PlanStatus, ProgrammeStatus } from './pilots.js';
import type { Provenance } from './provenance.js';
import type { ReportStatus } from './reporting.js';

const same = <V extends string>(names: Record<V, Translations>): Record<V, Translations> => names;

/**
 * What people call the values of enums: one name in each language, for reports, mails, notifications and errors alike. The
 * glossary (docs/glossary.md) shows them.
 */
export const VALUE_NAMES = {
  light: same<Light>({
    'on-track': { fi: 'etenee suunnitellusti', sv: 'löper enligt plan', en: 'on track' },
    'at-risk': { fi: 'vaarassa poiketa suunnitellusta', sv: 'risk för avvikelse', en: 'at risk' },
    'off-track': { fi: 'poikkeaa suunnitellusta', sv: 'avviker från planen', en: 'off track' },
  }),
  pilotStatus: same<PilotStatus>({
    draft: { fi: 'luonnos', sv: 'utkast', en: 'draft' },
    approved: { fi: 'hyväksytty', sv: 'godkänd', en: 'approved' },
    running: { fi: 'käynnissä', sv: 'pågår', en: 'running' },
    completed: { fi: 'toteutettu', sv: 'genomförd', en: 'completed' },
    closed: { fi: 'päätetty', sv: 'avslutad', en: 'closed' },
    cancelled: { fi: 'peruttu', sv: 'inställd', en: 'cancelled' },
  }),
  programmeStatus: same<ProgrammeStatus>({
    active: { fi: 'käynnissä', sv: 'pågår', en: 'active' },
    ended: { fi: 'päätetty', sv: 'avslutat', en: 'ended' },
    cancelled: { fi: 'peruttu', sv: 'inställt', en: 'cancelled' },
  }),
  planStatus: same<PlanStatus>({
    submitted: { fi: 'odottaa päätöstä', sv: 'väntar på beslut', en: 'awaiting a decision' },
    approved: { fi: 'hyväksytty pilotiksi', sv: 'godkänd som pilot', en: 'approved as a pilot' },
    redirected: {
      fi: 'ohjattu erilliseksi hankkeeksi',
      sv: 'hänvisad till ett separat projekt',
      en: 'redirected to a separate project',
    },
    rejected: { fi: 'hylätty', sv: 'avslagen', en: 'rejected' },
    withdrawn: { fi: 'peruttu', sv: 'återtagen', en: 'withdrawn' },
  }),
  provenance: same<Provenance>({
    documented: { fi: 'dokumentoitu', sv: 'dokumenterad', en: 'documented' },
    illustrative: { fi: 'havainnollistava', sv: 'illustrativ', en: 'illustrative' },
    reported: { fi: 'ilmoitettu', sv: 'anmäld', en: 'reported' },
    estimated: { fi: 'arvioitu', sv: 'uppskattad', en: 'estimated' },
  }),
  fundingPurpose: same<FundingPurpose>({
    'start-up': { fi: 'käynnistäminen', sv: 'uppstart', en: 'start-up' },
    coordination: { fi: 'koordinointi', sv: 'samordning', en: 'coordination' },
    implementation: { fi: 'toteutus', sv: 'genomförande', en: 'implementation' },
  }),
  organisationKind: same<OrganisationKind>({
    municipality: { fi: 'kunta', sv: 'kommun', en: 'municipality' },
    'joint-authority': { fi: 'kuntayhtymä', sv: 'samkommun', en: 'joint authority' },
    'regional-council': { fi: 'maakunnan liitto', sv: 'landskapsförbund', en: 'regional council' },
    ministry: { fi: 'ministeriö', sv: 'ministerium', en: 'ministry' },
    agency: { fi: 'virasto', sv: 'myndighet', en: 'agency' },
    university: { fi: 'korkeakoulu', sv: 'högskola', en: 'university' },
    company: { fi: 'yritys', sv: 'företag', en: 'company' },
    association: { fi: 'yhdistys', sv: 'förening', en: 'association' },
    other: { fi: 'muu', sv: 'annan', en: 'other' },
  }),
  decisionOutcome: same<DecisionOutcome>({
    approved: { fi: 'hyväksytty', sv: 'godkänt', en: 'approved' },
    rejected: { fi: 'hylätty', sv: 'avslaget', en: 'rejected' },
    postponed: { fi: 'siirretty', sv: 'bordlagt', en: 'postponed' },
  }),
  proposalAnswer: same<ProposalAnswer>({
    accepted: { fi: 'hyväksytään', sv: 'godtas', en: 'accepted' },
    'accepted-in-part': { fi: 'hyväksytään osittain', sv: 'godtas delvis', en: 'accepted in part' },
    rejected: { fi: 'ei hyväksytä', sv: 'godtas inte', en: 'not accepted' },
  }),
  reportStatus: same<ReportStatus>({
    queued: { fi: 'jonossa', sv: 'i kö', en: 'queued' },
    running: { fi: 'tekeillä', sv: 'under arbete', en: 'running' },
    done: { fi: 'valmis', sv: 'färdig', en: 'done' },
    failed: { fi: 'epäonnistunut', sv: 'misslyckad', en: 'failed' },
    cancelled: { fi: 'peruttu', sv: 'återkallad', en: 'cancelled' },
  }),
};
