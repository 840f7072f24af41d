import type { Locale } from '@talkoot/contracts';
import { say } from '../messages/index.js';

/** Says nothing of what there is. */
export const refusedText = (locale: Locale): string => say('link.refused')[locale];

export function refusedPage(locale: Locale): string {
  const title = say('link.title')[locale];
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}</style>
</head>
<body><main><h1>${title}</h1><p>${refusedText(locale)}</p></main></body>
</html>
`;
}
