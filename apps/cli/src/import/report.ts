import type { Locale } from '@talkoot/contracts';
import { type ImportProgress, type ImportResult, placeName, type Problem } from '@talkoot/platform/import';
import { say } from '../messages/index.js';

/** What an import did, or why it did nothing, for a person at a terminal. */
export function describeImport(result: ImportResult, locale: Locale): string[] {
  if (result.problemCount > 0) {
    const leftOff = result.problemCount - result.problems.length;
    return [
      ...result.problems.map((problem) => describeProblem(problem, locale)),
      ...(leftOff > 0 ? [say('import.leftOff', { problems: leftOff })[locale]] : []),
      say('import.refused', { problems: result.problemCount })[locale],
    ];
  }
  const width = Math.max(...result.sections.map(({ section }) => section.length));
  return [
    ...result.sections.map(
      ({ section, added, changed, unchanged }) =>
        `${section.padEnd(width)}  ${say('import.section', { added, changed, unchanged })[locale]}`,
    ),
    say(result.applied ? 'import.applied' : 'import.dryRun')[locale],
  ];
}

/** `pilots/green.yaml:17:22 partners[0].organisation: …`: editors and terminals make a link of its beginning. */
function describeProblem(problem: Problem, locale: Locale): string {
  const field = problem.field === undefined ? '' : ` ${problem.field}`;
  return `${placeName(problem)}${field}: ${problem.message[locale]}`;
}

/** Shows how far an import is: in place on a terminal, a line a section elsewhere. */
export function showProgress(stream: NodeJS.WriteStream): (progress: ImportProgress) => void {
  return ({ section, done, total }) => {
    const text = `${section} ${done}/${total}`;
    if (stream.isTTY) stream.write(`\r\u001B[K${done === total ? '' : text}`);
    else if (done === total) stream.write(`${text}\n`);
  };
}
