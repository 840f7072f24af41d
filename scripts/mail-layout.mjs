/**
 * Compiles the layout of mails from MJML to HTML, once, here, and not in the worker: there MJML would cost half a second
 * at the first mail and 57 MB of memory for good, a tenth of what the whole product may need.
 *
 *     node scripts/mail-layout.mjs           writes libs/notifications/src/mail/layout.ts
 *     node scripts/mail-layout.mjs --check   fails if that file is not what the MJML yields
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import mjml from 'mjml';
import { format, resolveConfig } from 'prettier';

const source = new URL('../libs/notifications/src/mail/layout.mjml', import.meta.url);
const target = new URL('../libs/notifications/src/mail/layout.ts', import.meta.url);

const { html, errors } = await mjml(await readFile(source, 'utf8'), { validationLevel: 'strict', keepComments: true });
if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));

const tidy = html.replace(/\n\s*\n/g, '\n').trim();
const literal = tidy.replace(/[\\`]|\$\{/g, '\\$&');
const written = await format(
  `/** The HTML of a mail with \`[[slots]]\`. Generated from layout.mjml by scripts/mail-layout.mjs: change it there. */\nexport const layout = \`${literal}\n\`;\n`,
  { ...(await resolveConfig(fileURLToPath(target))), parser: 'typescript', embeddedLanguageFormatting: 'off' },
);

if (!process.argv.includes('--check')) {
  await writeFile(target, written);
} else if ((await readFile(target, 'utf8')) !== written) {
  console.error(
    'libs/notifications/src/mail/layout.ts is not what layout.mjml yields: run node scripts/mail-layout.mjs',
  );
  process.exitCode = 1;
}
