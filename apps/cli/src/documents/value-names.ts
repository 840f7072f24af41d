import { languageName, LOCALES, type Translations, VALUE_NAMES } from '@talkoot/contracts';

const titleOf = (key: string): string => {
  const words = key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** docs/glossary.md: the names of the values of enums in each language, written from the contracts. */
export function glossaryDocument(): string {
  const sections = Object.entries(VALUE_NAMES).map(([key, values]) => {
    const rows = Object.entries<Translations>(values).map(([value, names]) =>
      row([`\`${value.replaceAll('-', '_').toUpperCase()}\``, ...LOCALES.map((each) => names[each])]),
    );
    return `## ${titleOf(key)}\n\n${row(['value', ...LOCALES.map((each) => languageName(each))])}\n${row(['---', ...LOCALES.map(() => '---')])}\n${rows.join('\n')}\n`;
  });
  return `# Glossary

Written from the contracts by \`npm run cli -- docs\` (libs/contracts/src/value-names.ts). Reports, mails, notifications and errors
all use these names.

${sections.join('\n')}`;
}
