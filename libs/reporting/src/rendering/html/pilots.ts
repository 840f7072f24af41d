import { type Provenance, VALUE_NAMES } from '@talkoot/contracts';
import type { Language } from '../language.js';
import { type Content, type Markup, markup } from '../markup.js';
import { drawSign, pilotSign } from '../pilot-sign.js';
import { currentPartners, organisationKey, stateOf, sumsByCurrency, weakest } from '../programme-figures.js';
import type {
  PilotProgrammeReport,
  ReportGrant,
  ReportMilestone,
  ReportOrganisation,
  ReportPartner,
  ReportPilot,
} from '../programme-report.js';
import { provenanceMark } from '../provenance-mark.js';
import { periodOf, statusOn } from './day-marks.js';
import { lightOf } from './light-mark.js';
import { facts, table, type Table } from './table.js';
import { experiments, results } from './work.js';

/** All pilots in one table. */
export function overview(report: PilotProgrammeReport, language: Language): Markup {
  const { say, formats } = language;
  const all = report.pilots.flatMap(({ grants }) => grants);
  const pilots: Table<ReportPilot> = {
    caption: say('report.overviewCaption', { day: formats.day(report.asOf) }),
    rows: report.pilots,
    provenance: ({ provenance }) => provenance,
    columns: [
      {
        header: say('report.pilot'),
        cell: ({ name, code }) => markup`${language.prose(name)} <small class="nowrap">${code}</small>`,
      },
      {
        header: say('report.coordinator'),
        cell: ({ coordinator }) => coordinator && language.name(coordinator.name),
      },
      { header: say('report.status'), cell: (pilot) => statusOfPilot(pilot, language) },
      { header: say('report.light'), cell: ({ statusReport }) => lightOf(statusReport, language) },
      {
        header: say('report.partners'),
        isNumber: true,
        cell: (pilot) => formats.number(currentPartners(pilot, report.asOf).length),
        provenance: (pilot) => weakestOf(currentPartners(pilot, report.asOf)),
      },
      {
        header: say('report.granted'),
        isNumber: true,
        cell: ({ grants }) => sums(grants, language),
        provenance: ({ grants }) => weakestOf(grants),
        ...(all.length > 0 && { total: { cell: sums(all, language), provenance: weakestOf(all) } }),
      },
    ],
  };
  return table(pilots, report.provenance, language);
}

const weakestOf = (facts: readonly { readonly provenance: Provenance }[]): Provenance | undefined =>
  weakest(facts.map(({ provenance }) => provenance));

const statusOfPilot = ({ status, statusOn: day }: ReportPilot, language: Language): Content =>
  statusOn(language.plain(VALUE_NAMES.pilotStatus[status]), day, language);

/** Sums of grants, one a line for each currency. */
function sums(grants: ReportPilot['grants'], language: Language): Content {
  if (grants.length === 0) return language.say('report.none');
  return language.list(
    sumsByCurrency(grants).map(({ value }) => language.formats.money(value)),
    markup`<br/>`,
  );
}

/** A pilot with everything that is known of it. */
export function onePilot(pilot: ReportPilot, index: number, report: PilotProgrammeReport, language: Language): Markup {
  const { say } = language;
  const organisation = (each: ReportOrganisation | undefined): Content =>
    each && markup`${language.name(each.name)} <small>${each.code}</small>`;
  return markup`<section class="pilot" aria-labelledby="pilot-${index}">
<h3 id="pilot-${index}"><svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">${drawSign(pilotSign(index), 8, 8, 6)}</svg><span>${language.prose(pilot.name)}${provenanceMark(pilot.provenance, report.provenance, language)}</span></h3>
${facts([
  [say('report.code'), pilot.code],
  [
    say('report.themes'),
    pilot.themes.length > 0 ? language.list(pilot.themes.map((theme) => language.prose(theme))) : undefined,
  ],
  [say('report.coordinator'), organisation(pilot.coordinator)],
  [say('report.applicant'), organisation(pilot.applicant)],
  [say('report.ownPeriod'), periodOf(pilot.period, report.asOf, language)],
  [say('report.status'), statusOfPilot(pilot, language)],
  [say('report.light'), lightOf(pilot.statusReport, language)],
])}
${partnersTable(pilot, report, language)}
${grantsTable(pilot, report, language)}
${milestonesTable(pilot, report, language)}
${experiments(pilot, report, language)}
${results(pilot, report, language)}
</section>`;
}

function partnersTable(
  pilot: ReportPilot,
  { asOf, provenance: usual }: PilotProgrammeReport,
  language: Language,
): Markup {
  const { say, formats } = language;
  if (pilot.partners.length === 0) return markup`<p>${say('report.noPartners')}</p>`;
  const isFormer = ({ period }: ReportPartner): boolean => period.endedBefore(asOf);
  const isCoordinator = ({ organisation }: ReportPartner): boolean =>
    pilot.coordinator !== undefined && organisationKey(pilot.coordinator) === organisationKey(organisation);
  const remark = (partner: ReportPartner): string | undefined => {
    if (isFormer(partner)) return say('report.leftPilot');
    return isCoordinator(partner) ? say('report.coordinator').toLowerCase() : undefined;
  };
  const name = (partner: ReportPartner): Content => {
    const said = remark(partner);
    return markup`${language.name(partner.organisation.name)}${said && markup` <small>(${said})</small>`}`;
  };
  const lastDay = {
    header: say('report.lastDay'),
    cell: ({ period }: ReportPartner) => period.to && formats.day(period.to),
  };
  const partners: Table<ReportPartner> = {
    caption: markup`${say('report.partnersCaption')}: ${language.name(pilot.name)}`,
    columns: [
      { header: say('report.partner'), cell: name },
      { header: say('report.partnerCode'), cell: ({ organisation }) => organisation.code },
      {
        header: say('report.region'),
        cell: ({ region }) => (region ? language.name(region.name) : say('report.unknown')),
      },
      {
        header: say('report.joined'),
        cell: ({ period }) => (period.from ? formats.day(period.from) : say('report.unknown')),
      },
      ...(pilot.partners.some(({ period }) => period.to) ? [lastDay] : []),
    ],
    rows: sortedByName(pilot.partners, language),
    rowClass: (partner) => (isFormer(partner) ? 'former' : undefined),
    provenance: ({ provenance }) => provenance,
  };
  return table(partners, usual, language);
}

function sortedByName(partners: readonly ReportPartner[], language: Language): ReportPartner[] {
  const name = ({ organisation }: ReportPartner): string => language.plain(organisation.name);
  return partners.toSorted((a, b) => language.formats.compare(name(a), name(b)));
}

function grantsTable(
  { name, grants }: ReportPilot,
  { provenance: usual }: PilotProgrammeReport,
  language: Language,
): Markup {
  const { say, formats } = language;
  if (grants.length === 0) return markup`<p>${say('report.noGrants')}</p>`;
  const conditions = {
    header: say('report.conditions'),
    cell: (grant: ReportGrant) =>
      grant.conditions.length > 0
        ? markup`<ul>${grant.conditions.map((each) => markup`<li>${language.prose(each)}</li>`)}</ul>`
        : say('report.none'),
  };
  const awarded: Table<ReportGrant> = {
    caption: markup`${say('report.grantsCaption')}: ${language.name(name)}`,
    columns: [
      {
        header: say('report.purposes'),
        cell: ({ purposes }) => formats.list(purposes.map((each) => language.plain(VALUE_NAMES.fundingPurpose[each]))),
      },
      {
        header: say('report.decidedOn'),
        cell: ({ decidedOn }) => (decidedOn ? formats.day(decidedOn) : say('report.unknown')),
      },
      { header: say('report.amount'), isNumber: true, cell: ({ amount }) => formats.money(amount) },
      ...(grants.some((grant) => grant.conditions.length > 0) ? [conditions] : []),
    ],
    rows: grants,
    provenance: ({ provenance }) => provenance,
  };
  return table(awarded, usual, language);
}

function milestonesTable(
  { name, milestones }: ReportPilot,
  { asOf, provenance: usual }: PilotProgrammeReport,
  language: Language,
): Content {
  if (milestones.length === 0) return undefined;
  const { say, formats } = language;
  const stateIn = (milestone: ReportMilestone): Content => {
    const { state, since } = stateOf(milestone, asOf);
    const name = say('report.milestoneState', { state });
    return since ? markup`${name} <small class="nowrap">${formats.day(since)}</small>` : name;
  };
  const planned: Table<ReportMilestone> = {
    caption: markup`${say('report.milestonesCaption')}: ${language.name(name)}`,
    columns: [
      { header: say('report.milestone'), cell: (milestone) => language.prose(milestone.name) },
      { header: say('report.due'), cell: ({ due }) => (due ? formats.day(due) : say('report.unknown')) },
      { header: say('report.status'), cell: (milestone) => stateIn(milestone) },
    ],
    rows: milestones,
    provenance: ({ provenance }) => provenance,
  };
  return table(planned, usual, language);
}
