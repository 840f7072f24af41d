import type { Translations } from '@talkoot/contracts';
import type { ProblemText } from './problem.js';

/** Every text of the reader in one place, so that a translator sees them side by side. Each says what to do. */

export interface Guess {
  readonly name: string;
  readonly suggestion: string | undefined;
  readonly known: readonly string[];
}

/** "Did you mean …?", or else everything that is known, as long as a person can take it in. */
function hint(guess: Guess): Translations {
  if (guess.suggestion !== undefined) {
    return {
      fi: `Tarkoititko ”${guess.suggestion}”?`,
      sv: `Menade du ”${guess.suggestion}”?`,
      en: `Did you mean “${guess.suggestion}”?`,
    };
  }
  const known = guess.known.slice(0, 30).join(', ');
  return { fi: `Mahdolliset: ${known}.`, sv: `Möjliga: ${known}.`, en: `Possible: ${known}.` };
}

export const texts = {
  noSuchPath: (): ProblemText => ({
    code: 'no-such-path',
    message: {
      fi: 'Tiedostoa tai kansiota ei ole tai sitä ei saa lukea. Tarkista polku ja oikeudet.',
      sv: 'Filen eller mappen finns inte eller får inte läsas. Kontrollera sökvägen och rättigheterna.',
      en: 'There is no such file or folder, or it may not be read. Check the path and the permissions.',
    },
  }),
  nothingToImport: (known: readonly string[]): ProblemText => ({
    code: 'nothing-to-import',
    message: {
      fi: `Kansiossa ei ole tuotavia tiedostoja. Mahdolliset: ${known.join(', ')}.`,
      sv: `Mappen innehåller inga filer att importera. Möjliga: ${known.join(', ')}.`,
      en: `The folder holds no file to import. Possible: ${known.join(', ')}.`,
    },
  }),
  unknownFile: (guess: Guess): ProblemText => ({
    code: 'unknown-file',
    message: {
      fi: `Tiedoston nimi ei kuulu tuontimuotoon. ${hint(guess).fi}`,
      sv: `Filnamnet hör inte till importformatet. ${hint(guess).sv}`,
      en: `The import format has no file of this name. ${hint(guess).en}`,
    },
  }),
  tooManyFiles: (limit: number): ProblemText => ({
    code: 'too-many-files',
    message: {
      fi: `Tiedostoja on yli ${limit}. Jaa tuonti osiin.`,
      sv: `Det finns fler än ${limit} filer. Dela upp importen.`,
      en: `There are more than ${limit} files. Import them in parts.`,
    },
  }),
  fileTooLarge: (limit: number): ProblemText => ({
    code: 'file-too-large',
    message: {
      fi: `Tiedosto on suurempi kuin ${limit} tavua. Jaa se osiin.`,
      sv: `Filen är större än ${limit} byte. Dela upp den.`,
      en: `The file is larger than ${limit} bytes. Split it.`,
    },
  }),
  importTooLarge: (limit: number): ProblemText => ({
    code: 'import-too-large',
    message: {
      fi: `Tiedostot ovat yhteensä suurempia kuin ${limit} tavua. Jaa tuonti osiin.`,
      sv: `Filerna är sammanlagt större än ${limit} byte. Dela upp importen.`,
      en: `The files together are larger than ${limit} bytes. Import them in parts.`,
    },
  }),
  tooManyRecords: (limit: number): ProblemText => ({
    code: 'too-many-records',
    message: {
      fi: `Tuonnissa on yli ${limit} tietuetta. Jaa tuonti osiin.`,
      sv: `Importen har fler än ${limit} poster. Dela upp importen.`,
      en: `The import has more than ${limit} records. Import them in parts.`,
    },
  }),
  notUtf8: (): ProblemText => ({
    code: 'not-utf8',
    message: {
      fi: 'Tiedosto ei ole UTF-8-merkistössä. Tallenna se muodossa ”CSV UTF-8” tai ”UTF-8”.',
      sv: 'Filen är inte kodad i UTF-8. Spara den som ”CSV UTF-8” eller ”UTF-8”.',
      en: 'The file is not encoded in UTF-8. Save it as “CSV UTF-8” or “UTF-8”.',
    },
  }),
  workbook: (): ProblemText => ({
    code: 'workbook',
    message: {
      fi: 'Tiedosto on taulukkolaskennan työkirja eikä CSV-tiedosto, vaikka sen nimi on sellaisen. Avaa se taulukkolaskennassa ja tallenna muodossa ”CSV UTF-8”.',
      sv: 'Filen är en arbetsbok från ett kalkylprogram och ingen CSV-fil, fast den heter så. Öppna den i kalkylprogrammet och spara den som ”CSV UTF-8”.',
      en: 'The file is a workbook of a spreadsheet and no CSV file, although it is named like one. Open it in the spreadsheet and save it as “CSV UTF-8”.',
    },
  }),
  emptyFile: (): ProblemText => ({
    code: 'empty-file',
    message: {
      fi: 'Tiedosto on tyhjä. Lisää sisältö tai poista tiedosto.',
      sv: 'Filen är tom. Lägg till innehåll eller ta bort filen.',
      en: 'The file is empty. Fill it or remove it.',
    },
  }),
  csvSyntax: (): ProblemText => ({
    code: 'csv-syntax',
    message: {
      fi: 'Rivin lainausmerkit eivät täsmää. Sulje avattu lainausmerkki ja kirjoita arvon sisällä oleva lainausmerkki kahdesti ("").',
      sv: 'Citattecknen på raden går inte ihop. Avsluta det öppnade citattecknet och skriv ett citattecken inne i ett värde två gånger ("").',
      en: 'The quotation marks on this line do not match. Close the one that was opened, and write a mark inside a value twice ("").',
    },
  }),
  wrongNumberOfFields: (expected: number, found: number): ProblemText => ({
    code: 'wrong-number-of-fields',
    message: {
      fi: `Rivillä on ${found} kenttää, otsikkorivillä ${expected}. Pane pilkun tai puolipisteen sisältävä arvo lainausmerkkeihin.`,
      sv: `Raden har ${found} fält, rubrikraden ${expected}. Sätt ett värde som innehåller komma eller semikolon inom citattecken.`,
      en: `The line has ${found} fields, the header ${expected}. Put a value that holds a comma or semicolon in quotation marks.`,
    },
  }),
  noHeader: (known: readonly string[]): ProblemText => ({
    code: 'no-header',
    message: {
      fi: `Ensimmäisellä rivillä ei ole yhtään tunnettua saraketta. Poista otsikkorivin yläpuoliset rivit ja erota sarakkeet pilkulla, puolipisteellä tai sarkaimella. Sarakkeet: ${known.join(', ')}.`,
      sv: `Den första raden har ingen känd kolumn. Ta bort rader ovanför rubrikraden och skilj kolumnerna åt med komma, semikolon eller tabb. Kolumnerna: ${known.join(', ')}.`,
      en: `The first line names no known column. Remove any lines above the header, and separate the columns by commas, semicolons or tabs. The columns: ${known.join(', ')}.`,
    },
  }),
  unnamedColumn: (place: number): ProblemText => ({
    code: 'unnamed-column',
    message: {
      fi: `Rivillä on arvo sarakkeessa ${place}, jolla ei ole nimeä otsikkorivillä. Nimeä sarake tai tyhjennä se.`,
      sv: `Raden har ett värde i kolumn ${place}, som saknar namn på rubrikraden. Ge kolumnen ett namn eller töm den.`,
      en: `The line has a value in column ${place}, which has no name in the header. Name the column or empty it.`,
    },
  }),
  duplicateColumn: (name: string): ProblemText => ({
    code: 'duplicate-column',
    message: {
      fi: `Sarake ”${name}” on kahdesti. Poista toinen.`,
      sv: `Kolumnen ”${name}” finns två gånger. Ta bort den ena.`,
      en: `The column “${name}” is there twice. Remove one.`,
    },
  }),
  unknownColumn: (guess: Guess): ProblemText => ({
    code: 'unknown-column',
    message: {
      fi: `Tuntematon sarake ”${guess.name}”. ${hint(guess).fi}`,
      sv: `Okänd kolumn ”${guess.name}”. ${hint(guess).sv}`,
      en: `Unknown column “${guess.name}”. ${hint(guess).en}`,
    },
  }),
  missingColumn: (name: string): ProblemText => ({
    code: 'missing-column',
    message: {
      fi: `Pakollinen sarake ”${name}” puuttuu. Lisää se otsikkoriville.`,
      sv: `Den obligatoriska kolumnen ”${name}” saknas. Lägg till den på rubrikraden.`,
      en: `The required column “${name}” is missing. Add it to the header.`,
    },
  }),
  yamlSyntax: (): ProblemText => ({
    code: 'yaml-syntax',
    message: {
      fi: 'Kohta ei ole kelvollista YAMLia. Tarkista sisennys, kaksoispisteet, sulkeet ja lainausmerkit; pane erikoismerkkejä sisältävä teksti lainausmerkkeihin.',
      sv: 'Det här är inte giltig YAML. Kontrollera indrag, kolon, parenteser och citattecken; sätt text med specialtecken inom citattecken.',
      en: 'This is not valid YAML. Check indentation, colons, brackets and quotation marks; put text with special characters in quotation marks.',
    },
  }),
  yamlTab: (): ProblemText => ({
    code: 'yaml-tab',
    message: {
      fi: 'Sisennyksessä on sarkain. Käytä välilyöntejä.',
      sv: 'Indraget innehåller en tabb. Använd mellanslag.',
      en: 'The indentation holds a tab. Use spaces.',
    },
  }),
  duplicateField: (): ProblemText => ({
    code: 'duplicate-field',
    message: {
      fi: 'Sama kenttä on annettu kahdesti. Poista toinen.',
      sv: 'Samma fält har angetts två gånger. Ta bort det ena.',
      en: 'The same field is given twice. Remove one.',
    },
  }),
  aliasNotAllowed: (): ProblemText => ({
    code: 'yaml-alias',
    message: {
      fi: 'YAML-viittauksia (&, *) ei sallita. Kirjoita arvo näkyviin.',
      sv: 'YAML-referenser (&, *) är inte tillåtna. Skriv ut värdet.',
      en: 'YAML anchors and aliases (&, *) are not allowed. Write the value out.',
    },
  }),
  tagNotAllowed: (): ProblemText => ({
    code: 'yaml-tag',
    message: {
      fi: 'YAML-tunnisteita (!) ei sallita. Poista tunniste tai pane teksti lainausmerkkeihin.',
      sv: 'YAML-taggar (!) är inte tillåtna. Ta bort taggen eller sätt texten inom citattecken.',
      en: 'YAML tags (!) are not allowed. Remove the tag or put the text in quotation marks.',
    },
  }),
  severalDocuments: (): ProblemText => ({
    code: 'yaml-several-documents',
    message: {
      fi: 'Tiedostossa on useita YAML-asiakirjoja (---). Pane kukin omaan tiedostoonsa.',
      sv: 'Filen innehåller flera YAML-dokument (---). Lägg vart och ett i en egen fil.',
      en: 'The file holds several YAML documents (---). Put each in a file of its own.',
    },
  }),
  notAList: (): ProblemText => ({
    code: 'not-a-list',
    message: {
      fi: 'Tähän kuuluu luettelo. Aloita jokainen kohta väliviivalla (- ).',
      sv: 'Här ska det vara en lista. Börja varje post med ett bindestreck (- ).',
      en: 'A list is expected here. Begin each item with a dash (- ).',
    },
  }),
  notARecord: (): ProblemText => ({
    code: 'not-a-record',
    message: {
      fi: 'Tähän kuuluu kenttiä muodossa ”nimi: arvo”.',
      sv: 'Här ska det vara fält i formen ”namn: värde”.',
      en: 'Fields are expected here, written as “name: value”.',
    },
  }),
  notAText: (): ProblemText => ({
    code: 'not-a-text',
    message: {
      fi: 'Tähän kuuluu yksi arvo, ei luetteloa eikä kenttiä.',
      sv: 'Här ska det vara ett värde, inte en lista eller fält.',
      en: 'A single value is expected here, not a list or fields.',
    },
  }),
  required: (name: string): ProblemText => ({
    code: 'required',
    message: {
      fi: `Pakollinen kenttä ”${name}” puuttuu tai on tyhjä. Anna arvo.`,
      sv: `Det obligatoriska fältet ”${name}” saknas eller är tomt. Ange ett värde.`,
      en: `The required field “${name}” is missing or empty. Give it a value.`,
    },
  }),
  unknownField: (guess: Guess): ProblemText => ({
    code: 'unknown-field',
    message: {
      fi: `Tuntematon kenttä ”${guess.name}”. ${hint(guess).fi}`,
      sv: `Okänt fält ”${guess.name}”. ${hint(guess).sv}`,
      en: `Unknown field “${guess.name}”. ${hint(guess).en}`,
    },
  }),
  notOneOf: (guess: Guess): ProblemText => ({
    code: 'not-one-of',
    message: {
      fi: `Arvo ”${guess.name}” ei ole mahdollinen. ${hint(guess).fi}`,
      sv: `Värdet ”${guess.name}” är inte möjligt. ${hint(guess).sv}`,
      en: `The value “${guess.name}” is not possible. ${hint(guess).en}`,
    },
  }),
  tooLong: (limit: number): ProblemText => ({
    code: 'too-long',
    message: {
      fi: `Enintään ${limit} merkkiä tai kohtaa. Lyhennä.`,
      sv: `Högst ${limit} tecken eller poster. Förkorta.`,
      en: `At most ${limit} characters or items. Shorten it.`,
    },
  }),
  tooShort: (limit: number): ProblemText => ({
    code: 'too-short',
    message: {
      fi: `Vähintään ${limit} merkkiä tai kohtaa. Täydennä.`,
      sv: `Minst ${limit} tecken eller poster. Komplettera.`,
      en: `At least ${limit} characters or items. Complete it.`,
    },
  }),
  tooBig: (limit: number): ProblemText => ({
    code: 'too-big',
    message: {
      fi: `Luku saa olla enintään ${limit}.`,
      sv: `Talet får vara högst ${limit}.`,
      en: `The number may be at most ${limit}.`,
    },
  }),
  tooSmall: (limit: number): ProblemText => ({
    code: 'too-small',
    message: {
      fi: `Luvun on oltava vähintään ${limit}.`,
      sv: `Talet måste vara minst ${limit}.`,
      en: `The number must be at least ${limit}.`,
    },
  }),
  invalidValue: (): ProblemText => ({
    code: 'invalid-value',
    message: {
      fi: 'Arvo ei ole sallittua muotoa. Katso tuontimuodon kuvausta.',
      sv: 'Värdet har inte tillåten form. Se beskrivningen av importformatet.',
      en: 'The value is not of the allowed form. See the description of the import format.',
    },
  }),
  duplicateRecord: (key: string, first: string): ProblemText => ({
    code: 'duplicate-record',
    message: {
      fi: `”${key}” on jo annettu kohdassa ${first}. Poista toinen tai korjaa tunnus.`,
      sv: `”${key}” har redan angetts i ${first}. Ta bort det ena eller rätta koden.`,
      en: `“${key}” was already given at ${first}. Remove one or correct the code.`,
    },
  }),
  listedTwice: (name: string, first: string): ProblemText => ({
    code: 'duplicate-entry',
    message: {
      fi: `”${name}” on samoille päiville jo kohdassa ${first}. Poista toinen, tai korjaa päivät niin, etteivät jaksot mene päällekkäin.`,
      sv: `”${name}” finns för samma dagar redan i ${first}. Ta bort den ena, eller rätta dagarna så att perioderna inte överlappar.`,
      en: `“${name}” is at ${first} already for the same days. Remove one, or correct the days so that the periods do not overlap.`,
    },
  }),
  unknownReference: (name: string): ProblemText => ({
    code: 'unknown-reference',
    message: {
      fi: `Viittauksen ”${name}” kohdetta ei ole tässä tuonnissa eikä tietokannassa. Tarkista tunnus tai lisää kohde.`,
      sv: `Det som ”${name}” hänvisar till finns varken i importen eller i databasen. Kontrollera koden eller lägg till målet.`,
      en: `Nothing in this import or in the database is called “${name}”. Check the code or add what it refers to.`,
    },
  }),
};

/** A fault that a context's own rule finds, in the words of that rule. */
export function ruleBroken(message: Translations): ProblemText {
  return { code: 'rule-broken', message };
}
