import { VALUE_NAMES } from '@talkoot/contracts';
import type { Language } from '../language.js';
import { type Content, markup } from '../markup.js';
import type { PilotProgrammeReport, ReportPlan, ReportProject } from '../programme-report.js';
import { periodOf, statusOn } from './day-marks.js';
import { table } from './table.js';

/** What stands beside the pilots: the separate projects and the plans. */
export function besidePilots(report: PilotProgrammeReport, language: Language): Content {
  return [projects(report, language), plans(report, language)];
}

function projects({ projects: rows, asOf, provenance: usual }: PilotProgrammeReport, language: Language): Content {
  if (rows.length === 0) return undefined;
  const { texts } = language;
  const list = table<ReportProject>(
    {
      caption: texts.projectsCaption,
      columns: [
        {
          header: texts.project,
          cell: ({ name, code }) => markup`${language.prose(name)} <small class="nowrap">${code}</small>`,
        },
        { header: texts.coordinator, cell: ({ coordinator }) => coordinator && language.name(coordinator.name) },
        { header: texts.ownPeriod, cell: ({ period }) => periodOf(period, asOf, language) },
      ],
      rows,
      provenance: ({ provenance }) => provenance,
    },
    usual,
    language,
  );
  return markup`<section aria-labelledby="projects"><h2 id="projects">${texts.projects}</h2>
${list}
</section>`;
}

function plans({ plans: rows, asOf, provenance: usual }: PilotProgrammeReport, language: Language): Content {
  if (rows.length === 0) return undefined;
  const { texts, formats } = language;
  const outcome = ({ status, closedOn, became, reason }: ReportPlan): Content => {
    const name = language.plain(VALUE_NAMES.planStatus[status]);
    return [
      closedOn ? statusOn(name, closedOn, language) : name,
      became === undefined ? undefined : markup` <small class="nowrap">${became}</small>`,
      reason && markup`<br/><small>${language.prose(reason)}</small>`,
    ];
  };
  const list = table<ReportPlan>(
    {
      caption: texts.plansCaption(formats.day(asOf)),
      columns: [
        { header: texts.plan, cell: ({ name }) => language.prose(name) },
        { header: texts.applicant, cell: ({ applicant }) => applicant && language.name(applicant.name) },
        { header: texts.coordinator, cell: ({ coordinator }) => coordinator && language.name(coordinator.name) },
        { header: texts.submittedOn, cell: ({ submittedOn }) => formats.day(submittedOn) },
        { header: texts.decision, cell: outcome },
      ],
      rows,
      provenance: ({ provenance }) => provenance,
    },
    usual,
    language,
  );
  return markup`<section aria-labelledby="plans"><h2 id="plans">${texts.plans}</h2>
${list}
</section>`;
}
