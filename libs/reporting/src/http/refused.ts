import type { Locale, Translations } from '@talkoot/contracts';

/** Says nothing of what there is. */
export const REFUSED: Translations = {
  fi: 'Linkki ei kelpaa. Se on voimassa 15 minuuttia ja vain sille, jolle se on tehty. Hae raportin tiedot uudelleen, niin saat uuden linkin.',
  sv: 'Länken gäller inte. Den är i kraft i 15 minuter och bara för den som den är gjord för. Hämta rapportens uppgifter på nytt, så får du en ny länk.',
  en: 'The link is not valid. It is good for 15 minutes, and only for whom it was made. Read the report’s details again to get a new link.',
};

const TITLE: Translations = {
  fi: 'Raporttia ei voi avata',
  sv: 'Rapporten kan inte öppnas',
  en: 'The report cannot be opened',
};

export const refusedPage = (locale: Locale): string => `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE[locale]}</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}</style>
</head>
<body><main><h1>${TITLE[locale]}</h1><p>${REFUSED[locale]}</p></main></body>
</html>
`;
