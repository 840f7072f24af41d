import type { Locale } from '@talkoot/contracts';
import { type ImportProgress, type ImportResult, placeName, type Problem } from '@talkoot/platform/import';

interface Words {
  readonly added: string;
  readonly changed: string;
  readonly unchanged: string;
  readonly applied: string;
  readonly dryRun: string;
  readonly refused: (problems: number) => string;
  readonly leftOff: (problems: number) => string;
}

const WORDS: Record<Locale, Words> = {
  fi: {
    added: 'lisätty',
    changed: 'muutettu',
    unchanged: 'ennallaan',
    applied: 'Tuonti on valmis.',
    dryRun: 'Kokeilu onnistui; mitään ei tallennettu.',
    refused: (problems) => `Mitään ei tuotu: ${problems} ${problems === 1 ? 'ongelma' : 'ongelmaa'}.`,
    leftOff: (problems) => `… ja ${problems} muuta.`,
  },
  sv: {
    added: 'tillagda',
    changed: 'ändrade',
    unchanged: 'oförändrade',
    applied: 'Importen är klar.',
    dryRun: 'Provet lyckades; ingenting sparades.',
    refused: (problems) => `Ingenting importerades: ${problems} problem.`,
    leftOff: (problems) => `… och ${problems} till.`,
  },
  en: {
    added: 'added',
    changed: 'changed',
    unchanged: 'unchanged',
    applied: 'The import is done.',
    dryRun: 'The trial went through; nothing was kept.',
    refused: (problems) => `Nothing was imported: ${problems} ${problems === 1 ? 'problem' : 'problems'}.`,
    leftOff: (problems) => `… and ${problems} more.`,
  },
};

/** What an import did, or why it did nothing, for a person at a terminal. */
export function describeImport(result: ImportResult, locale: Locale): string[] {
  const words = WORDS[locale];
  if (result.problemCount > 0) {
    const leftOff = result.problemCount - result.problems.length;
    return [
      ...result.problems.map((problem) => describeProblem(problem, locale)),
      ...(leftOff > 0 ? [words.leftOff(leftOff)] : []),
      words.refused(result.problemCount),
    ];
  }
  const width = Math.max(...result.sections.map(({ section }) => section.length));
  return [
    ...result.sections.map(
      ({ section, added, changed, unchanged }) =>
        `${section.padEnd(width)}  ${added} ${words.added}, ${changed} ${words.changed}, ${unchanged} ${words.unchanged}`,
    ),
    result.applied ? words.applied : words.dryRun,
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
