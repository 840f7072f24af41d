import { VALUE_NAMES } from '@talkoot/contracts';
import type { Language } from '../language.js';
import { type Content, type Markup, markup } from '../markup.js';
import { drawSign, pilotSign } from '../pilot-sign.js';
import { currentPartners, organisationKey, stateOf, sumsByCurrency, weakest } from '../programme-figures.js';
import type { PilotProgrammeReport, ReportOrganisation, ReportPartner, ReportPilot } from '../programme-report.js';
import { provenanceCell, provenanceMark } from '../provenance-mark.js';
import { statusOf } from './light-mark.js';
import { facts, table } from './table.js';

/** All pilots in one table. */
export function overview(report: PilotProgrammeReport, language: Language): Markup {
  const { texts, formats } = language;
  const total = sumsByCurrency(report.pilots.flatMap(({ grants }) => grants));
  return table<ReportPilot>({
    caption: texts.overviewCaption(formats.day(report.asOf)),
    columns: [
      {
        header: texts.pilot,
        cell: ({ name, code }) => markup`${language.prose(name)} <small class="nowrap">${code}</small>`,
      },
      { header: texts.coordinator, cell: ({ coordinator }) => coordinator && language.name(coordinator.name) },
      { header: texts.status, cell: ({ status }) => language.plain(VALUE_NAMES.pilotStatus[status]) },
      { header: texts.light, cell: ({ statusReport }) => statusOf(statusReport, language) },
      { header: texts.partners, isNumber: true, cell: (pilot) => partnerCount(pilot, report, language) },
      { header: texts.granted, isNumber: true, cell: ({ grants }) => sums(grants, language) },
    ],
    rows: report.pilots,
    footer:
      total.length > 0
        ? [
            [
              texts.total,
              '',
              '',
              '',
              '',
              sums(
                report.pilots.flatMap(({ grants }) => grants),
                language,
              ),
            ],
          ]
        : [],
  });
}

function partnerCount(pilot: ReportPilot, { asOf }: PilotProgrammeReport, language: Language): Content {
  const partners = currentPartners(pilot, asOf);
  const mark = provenanceMark(weakest(partners.map(({ provenance }) => provenance)), language);
  return markup`${language.formats.number(partners.length)}${mark && markup`<br/>${mark}`}`;
}

/** Sums of grants, one a line for each currency. */
function sums(grants: ReportPilot['grants'], language: Language): Content {
  if (grants.length === 0) return language.texts.none;
  return language.list(
    sumsByCurrency(grants).map(({ value, provenance }) => {
      const mark = provenanceMark(provenance, language);
      return markup`${language.formats.money(value)}${mark && markup`<br/>${mark}`}`;
    }),
    markup`<br/>`,
  );
}

/** A pilot with everything that is known of it. */
export function onePilot(pilot: ReportPilot, index: number, report: PilotProgrammeReport, language: Language): Markup {
  const { texts, formats } = language;
  const organisation = (each: ReportOrganisation | undefined): Content =>
    each && markup`${language.name(each.name)} <small>${each.code}</small>`;
  return markup`<section class="pilot" aria-labelledby="pilot-${index}">
<h3 id="pilot-${index}"><svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">${drawSign(pilotSign(index), 8, 8, 6)}</svg><span>${language.prose(pilot.name)}</span></h3>
${facts([
  [texts.code, pilot.code],
  [
    texts.themes,
    pilot.themes.length > 0 ? language.list(pilot.themes.map((theme) => language.prose(theme))) : undefined,
  ],
  [texts.coordinator, organisation(pilot.coordinator)],
  [texts.applicant, organisation(pilot.applicant)],
  [texts.period, formats.period(pilot.period)],
  [texts.status, language.plain(VALUE_NAMES.pilotStatus[pilot.status])],
  [texts.light, statusOf(pilot.statusReport, language)],
])}
${partnersTable(pilot, report, language)}
${grantsTable(pilot, language)}
${milestonesTable(pilot, report, language)}
</section>`;
}

function partnersTable(pilot: ReportPilot, { asOf }: PilotProgrammeReport, language: Language): Markup {
  const { texts, formats } = language;
  if (pilot.partners.length === 0) return markup`<p>${texts.noPartners}</p>`;
  const isFormer = ({ period }: ReportPartner): boolean => period.endedBefore(asOf);
  const isCoordinator = ({ organisation }: ReportPartner): boolean =>
    pilot.coordinator !== undefined && organisationKey(pilot.coordinator) === organisationKey(organisation);
  const remark = (partner: ReportPartner): string | undefined => {
    if (isFormer(partner)) return texts.leftPilot;
    return isCoordinator(partner) ? texts.coordinator.toLowerCase() : undefined;
  };
  const name = (partner: ReportPartner): Content => {
    const said = remark(partner);
    return markup`${language.name(partner.organisation.name)}${said && markup` <small>(${said})</small>`}`;
  };
  const lastDay = { header: texts.lastDay, cell: ({ period }: ReportPartner) => period.to && formats.day(period.to) };
  return table<ReportPartner>({
    caption: markup`${texts.partnersCaption}: ${language.name(pilot.name)}`,
    columns: [
      { header: texts.partner, cell: name },
      { header: texts.partnerCode, cell: ({ organisation }) => organisation.code },
      { header: texts.region, cell: ({ region }) => (region ? language.name(region.name) : texts.unknown) },
      { header: texts.joined, cell: ({ period }) => (period.from ? formats.day(period.from) : texts.unknown) },
      ...(pilot.partners.some(({ period }) => period.to) ? [lastDay] : []),
      { header: texts.provenance, cell: ({ provenance }) => provenanceCell(provenance, language) },
    ],
    rows: sortedByName(pilot.partners, language),
    rowClass: (partner) => (isFormer(partner) ? 'former' : undefined),
  });
}

function sortedByName(partners: readonly ReportPartner[], language: Language): ReportPartner[] {
  const name = ({ organisation }: ReportPartner): string => language.plain(organisation.name);
  return partners.toSorted((a, b) => language.formats.compare(name(a), name(b)));
}

function grantsTable({ name, grants }: ReportPilot, language: Language): Markup {
  const { texts, formats } = language;
  if (grants.length === 0) return markup`<p>${texts.noGrants}</p>`;
  return table<ReportPilot['grants'][number]>({
    caption: markup`${texts.grantsCaption}: ${language.name(name)}`,
    columns: [
      {
        header: texts.purposes,
        cell: ({ purposes }) => formats.list(purposes.map((each) => language.plain(VALUE_NAMES.fundingPurpose[each]))),
      },
      { header: texts.decidedOn, cell: ({ decidedOn }) => (decidedOn ? formats.day(decidedOn) : texts.unknown) },
      { header: texts.amount, isNumber: true, cell: ({ amount }) => formats.money(amount) },
      { header: texts.provenance, cell: ({ provenance }) => provenanceCell(provenance, language) },
    ],
    rows: grants,
  });
}

function milestonesTable(
  { name, milestones }: ReportPilot,
  { asOf }: PilotProgrammeReport,
  language: Language,
): Content {
  if (milestones.length === 0) return undefined;
  const { texts, formats } = language;
  return table<ReportPilot['milestones'][number]>({
    caption: markup`${texts.milestonesCaption}: ${language.name(name)}`,
    columns: [
      { header: texts.milestone, cell: (milestone) => language.prose(milestone.name) },
      { header: texts.due, cell: ({ due }) => (due ? formats.day(due) : texts.unknown) },
      { header: texts.reachedOn, cell: ({ reachedOn }) => reachedOn && formats.day(reachedOn) },
      { header: texts.status, cell: (milestone) => texts.milestoneStates[stateOf(milestone, asOf)] },
      { header: texts.provenance, cell: ({ provenance }) => provenanceCell(provenance, language) },
    ],
    rows: milestones,
  });
}
