import { type Translations, VALUE_NAMES } from '@talkoot/contracts';

const titleOf = (key: string): string => {
  const words = key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** docs/glossary.md: the names of the values of enums in each language, written from the contracts. */
export function glossaryDocument(): string {
  const sections = Object.entries(VALUE_NAMES).map(([key, values]) => {
    const rows = Object.entries<Translations>(values).map(
      ([value, { fi, sv, en }]) => `| \`${value.replaceAll('-', '_').toUpperCase()}\` | ${fi} | ${sv} | ${en} |`,
    );
    return `## ${titleOf(key)}\n\n| value | Finnish | Swedish | English |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Glossary

Written from the contracts by \`npm run cli -- docs\` (libs/contracts/src/value-names.ts). Reports, mails, notifications and errors
all use these names.

${sections.join('\n')}`;
}
