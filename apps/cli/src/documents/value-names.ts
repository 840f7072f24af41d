import { languageName, LOCALES, type Translations, VALUE_NAMES } from '@talkoot/contracts';

const titleOf = (key: string): string => {
  const words = key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** docs/value-names.md: what the values of enums are called in each language, written from the contracts. */
export function valueNamesDocument(): string {
  const sections = Object.entries(VALUE_NAMES).map(([key, values]) => {
    const rows = Object.entries<Translations>(values).map(([value, names]) =>
      row([`\`${value.replaceAll('-', '_').toUpperCase()}\``, ...LOCALES.map((each) => names[each])]),
    );
    return `## ${titleOf(key)} (\`${key}\`)\n\n${row(['value', ...LOCALES.map((each) => languageName(each))])}\n${row(['---', ...LOCALES.map(() => '---')])}\n${rows.join('\n')}\n`;
  });
  return `# Names of values

What people call the values of enums. Written by \`npm run cli -- docs\`. The texts are in \`libs/contracts/src/messages\`, under the key that
stands at each heading with the value in small letters (\`pilotStatus.draft\`). \`libs/contracts/src/value-names.ts\` joins the two; reports,
mails, notifications and refusals take them from there.

${sections.join('\n')}`;
}
