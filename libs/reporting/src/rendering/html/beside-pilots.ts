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
  const { say } = language;
  const list = table<ReportProject>(
    {
      caption: say('report.projectsCaption'),
      columns: [
        {
          header: say('report.project'),
          cell: ({ name, code }) => markup`${language.prose(name)} <small class="nowrap">${code}</small>`,
        },
        {
          header: say('report.coordinator'),
          cell: ({ coordinator }) => coordinator && language.name(coordinator.name),
        },
        { header: say('report.ownPeriod'), cell: ({ period }) => periodOf(period, asOf, language) },
      ],
      rows,
      provenance: ({ provenance }) => provenance,
    },
    usual,
    language,
  );
  return markup`<section aria-labelledby="projects"><h2 id="projects">${say('report.projects')}</h2>
${list}
</section>`;
}

function plans({ plans: rows, asOf, provenance: usual }: PilotProgrammeReport, language: Language): Content {
  if (rows.length === 0) return undefined;
  const { say, formats } = language;
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
      caption: say('report.plansCaption', { day: formats.day(asOf) }),
      columns: [
        { header: say('report.plan'), cell: ({ name }) => language.prose(name) },
        { header: say('report.applicant'), cell: ({ applicant }) => applicant && language.name(applicant.name) },
        {
          header: say('report.coordinator'),
          cell: ({ coordinator }) => coordinator && language.name(coordinator.name),
        },
        { header: say('report.submittedOn'), cell: ({ submittedOn }) => formats.day(submittedOn) },
        { header: say('report.decision'), cell: outcome },
      ],
      rows,
      provenance: ({ provenance }) => provenance,
    },
    usual,
    language,
  );
  return markup`<section aria-labelledby="plans"><h2 id="plans">${say('report.plans')}</h2>
${list}
</section>`;
}
