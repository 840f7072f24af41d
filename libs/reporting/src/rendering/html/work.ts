import type { Language } from '../language.js';
import { type Content, type Markup, markup } from '../markup.js';
import { usualProvenance } from '../programme-figures.js';
import type { PilotProgrammeReport, ReportExperiment, ReportPilot, ReportResult } from '../programme-report.js';
import { provenanceMark } from '../provenance-mark.js';
import { facts } from './table.js';

type Part = ReportExperiment | ReportResult;

/** What was tried in the pilot. */
export function experiments(pilot: ReportPilot, report: PilotProgrammeReport, language: Language): Content {
  const { say, formats } = language;
  return parts(say('report.experiments'), pilot.experiments, report, language, (each) => {
    const { tried, expected, outcome, begunOn, concludedOn } = each;
    const begun = formats.day(begunOn);
    return {
      days: concludedOn ? `${begun}–${formats.day(concludedOn)}` : say('report.from', { day: begun }),
      body: facts([
        [say('report.tried'), language.prose(tried)],
        [say('report.expected'), language.prose(expected)],
        [say('report.outcome'), outcome ? language.prose(outcome) : say('report.goesOn')],
      ]),
    };
  });
}

/** What the pilot has led to. */
export function results(pilot: ReportPilot, report: PilotProgrammeReport, language: Language): Content {
  return parts(language.say('report.results'), pilot.results, report, language, ({ description, link, on }) => ({
    days: language.formats.day(on),
    body: [
      description && markup`<p>${language.prose(description)}</p>`,
      link === undefined ? undefined : markup`<p class="address">${link}</p>`,
    ],
  }));
}

function parts<P extends Part>(
  word: string,
  list: readonly P[],
  { provenance: ofReport }: PilotProgrammeReport,
  language: Language,
  shown: (part: P) => { readonly days: string; readonly body: Content },
): Content {
  if (list.length === 0) return undefined;
  const usual = usualProvenance(
    list.map(({ provenance }) => provenance),
    ofReport,
  );
  const entry = (part: P): Markup => {
    const { days, body } = shown(part);
    return markup`<div class="part"><p><strong>${language.prose(part.name)}</strong>${provenanceMark(part.provenance, usual, language)}
<small>${language.name(part.organisation.name)}, ${days}</small></p>
${body}</div>
`;
  };
  return markup`<h4>${word}${provenanceMark(usual, ofReport, language)}</h4>
${list.map(entry)}`;
}
