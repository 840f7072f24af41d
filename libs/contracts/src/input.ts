import { z } from 'zod';
import { CURRENCIES } from './money.js';
import { type ErrorCode, type InputIssue, InvalidInput } from './errors.js';
import type { Translations } from './localised-text.js';

/** How many wrong fields a refusal names. */
const MOST_ISSUES = 20;

/** The version of the thing that the caller read: left out, any will do. */
export const expectedVersion = z
  .int()
  .optional()
  .describe('The version that you read. The change is refused when it has changed since.');

/** Parses an input whole; throws InvalidInput with every field that is wrong, up to a number that a person would read. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(parsed.error.issues.slice(0, MOST_ISSUES).map(describeIssue));
}

type Description = { code: ErrorCode; text: (argument: string) => Translations };

const MALFORMED: Translations = {
  fi: 'Arvo on väärää muotoa. Tarkista se kuvauksesta.',
  sv: 'Värdet har fel form. Kontrollera det mot beskrivningen.',
  en: 'The value has the wrong form. Check it against the description.',
};

/** What keeps a text from being an e-mail address, and how to mend it. */
const EMAIL_FAULTS: Record<string, Translations> = {
  at: {
    fi: 'Sähköpostiosoitteessa on täsmälleen yksi @: nimi@esimerkki.fi. Korjaa osoite.',
    sv: 'En e-postadress har exakt ett @: namn@exempel.fi. Rätta adressen.',
    en: 'An e-mail address has exactly one @: name@example.org. Correct the address.',
  },
  local: {
    fi: "Ennen @-merkkiä saa olla kirjaimia a–z, numeroita, pisteitä niiden välissä sekä merkkejä _ ' + -, enintään 64. Å, ä ja ö ovat sallittuja vain sen jälkeen. Korjaa osoitteen alku.",
    sv: "Före @ får det stå bokstäver a–z, siffror, punkter mellan dem och tecknen _ ' + -, högst 64. Å, ä och ö får stå bara efter det. Rätta adressens början.",
    en: "Before the @ an address may have letters a–z, digits, dots between them and the characters _ ' + -, at most 64. Letters such as å, ä and ö may stand only after it. Correct the beginning of the address.",
  },
  domain: {
    fi: 'Osoitteen @-merkin jälkeen ei ole kelvollista verkkotunnusta. Kirjoita se kokonaan, esimerkiksi hämeenlinna.fi, ilman välilyöntejä.',
    sv: 'Efter @ i adressen står det ingen giltig domän. Skriv den helt, till exempel pargas.fi, utan mellanslag.',
    en: 'After the @ the address has no valid domain. Write it in full, such as example.org, without spaces.',
  },
  alphabets: {
    fi: 'Osoitteen verkkotunnuksessa on eri kirjaimistojen kirjaimia, jotka näyttävät samalta. Kirjoita verkkotunnus uudelleen.',
    sv: 'Domänen i adressen blandar bokstäver ur olika alfabet som ser likadana ut. Skriv domänen på nytt.',
    en: 'The domain of the address mixes letters of different alphabets that look alike. Type the domain again.',
  },
};

/** The changes that answer an invitation or withdraw it, by the kind of its id. */
const ANSWERED_BY: Record<string, readonly [string, string, string]> = {
  invitation: ['acceptInvitation', 'declineInvitation', 'withdrawInvitation'],
  partnership: ['joinPilot', 'endInvitation', 'endInvitation'],
  seatinvitation: ['acceptSeat', 'declineSeat', 'withdrawSeatInvitation'],
};

/** Our own issues: the message of a zod issue is `<name>` or `<name>:<argument>`. */
const OURS: Record<string, Description> = {
  blank: {
    code: 'TEXT_MISSING',
    text: () => ({
      fi: 'Teksti puuttuu. Kirjoita se.',
      sv: 'Texten saknas. Skriv den.',
      en: 'The text is missing. Write it.',
    }),
  },
  no_language: {
    code: 'TEXT_MISSING',
    text: () => ({
      fi: 'Teksti puuttuu. Anna se ainakin yhdellä kielellä (fi, sv, en).',
      sv: 'Texten saknas. Ge den på minst ett språk (fi, sv, en).',
      en: 'The text is missing. Give it in at least one language (fi, sv, en).',
    }),
  },
  too_long: {
    code: 'TEXT_TOO_LONG',
    text: (max) => ({
      fi: `Teksti on liian pitkä. Lyhennä se enintään ${max} merkkiin.`,
      sv: `Texten är för lång. Förkorta den till högst ${max} tecken.`,
      en: `The text is too long. Shorten it to at most ${max} characters.`,
    }),
  },
  control_characters: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Tekstissä on ohjausmerkkejä tai rikkinäisiä merkkejä. Poista ne.',
      sv: 'Texten innehåller styrtecken eller trasiga tecken. Ta bort dem.',
      en: 'The text has control characters or broken ones. Remove them.',
    }),
  },
  hidden_character: {
    code: 'INVALID_INPUT',
    text: (character) => ({
      fi: `Tekstissä on näkymätön merkki (${character}). Poista se tai kirjoita kohta uudelleen.`,
      sv: `Texten innehåller ett osynligt tecken (${character}). Ta bort det eller skriv om stället.`,
      en: `The text has an invisible character (${character}). Remove it, or type that part again.`,
    }),
  },
  empty_list: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Luettelo on tyhjä. Anna ainakin yksi.',
      sv: 'Listan är tom. Ange minst en.',
      en: 'The list is empty. Give at least one.',
    }),
  },
  too_many: {
    code: 'INVALID_INPUT',
    text: (max) => ({
      fi: `Luettelo on liian pitkä. Anna enintään ${max}.`,
      sv: `Listan är för lång. Ange högst ${max}.`,
      en: `The list is too long. Give at most ${max}.`,
    }),
  },
  too_few: {
    code: 'INVALID_INPUT',
    text: (least) => ({
      fi: `Luettelo on liian lyhyt. Anna vähintään ${least}.`,
      sv: `Listan är för kort. Ange minst ${least}.`,
      en: `The list is too short. Give at least ${least}.`,
    }),
  },
  given_twice: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Sama on annettu kahdesti. Anna kukin kerran.',
      sv: 'Detsamma har angetts två gånger. Ange var och en en gång.',
      en: 'The same is given twice. Give each once.',
    }),
  },
  invalid_date: {
    code: 'INVALID_DATE',
    text: () => ({
      fi: 'Tällaista päivää ei ole. Anna päivä muodossa VVVV-KK-PP.',
      sv: 'Det finns ingen sådan dag. Ange dagen som ÅÅÅÅ-MM-DD.',
      en: 'There is no such day. Give the day as YYYY-MM-DD.',
    }),
  },
  invalid_moment: {
    code: 'INVALID_DATE',
    text: () => ({
      fi: 'Tällaista hetkeä ei ole. Anna se vyöhykkeineen, esimerkiksi 2026-12-15T09:00:00Z.',
      sv: 'Det finns ingen sådan tidpunkt. Ange den med zon, till exempel 2026-12-15T09:00:00Z.',
      en: 'There is no such moment. Give it with its zone, such as 2026-12-15T09:00:00Z.',
    }),
  },
  invalid_time: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Tämä ei ole kellonaika. Anna se muodossa TT:MM, esimerkiksi 13:00.',
      sv: 'Detta är inget klockslag. Ange det som TT:MM, till exempel 13:00.',
      en: 'This is no time of the day. Give it as HH:MM, such as 13:00.',
    }),
  },
  ends_before_start: {
    code: 'PERIOD_ENDS_BEFORE_START',
    text: () => ({
      fi: 'Jakso päättyy ennen kuin se alkaa. Korjaa alku tai loppu.',
      sv: 'Perioden slutar innan den börjar. Rätta början eller slutet.',
      en: 'The period ends before it starts. Correct its start or its end.',
    }),
  },
  invalid_amount: {
    code: 'INVALID_AMOUNT',
    text: (currency) => {
      const digits = Object.entries(CURRENCIES).find(([code]) => code === currency)?.[1] ?? 2;
      return {
        fi: `Tämä ei ole rahamäärä valuutassa ${currency}. Anna luku, jossa on enintään ${digits} desimaalia, esimerkiksi 180000.00.`,
        sv: `Detta är inget belopp i ${currency}. Ange ett tal med högst ${digits} decimaler, till exempel 180000.00.`,
        en: `This is no amount of ${currency}. Give a number with at most ${digits} decimals, such as 180000.00.`,
      };
    },
  },
  out_of_range: {
    code: 'INVALID_INPUT',
    text: (range) => ({
      fi: `Luku on rajojen ulkopuolella. Anna kokonaisluku väliltä ${range}.`,
      sv: `Talet ligger utanför gränserna. Ange ett heltal ${range}.`,
      en: `The number is out of range. Give a whole number ${range}.`,
    }),
  },
  too_big: {
    code: 'INVALID_INPUT',
    text: (most) => ({
      fi: `Luku on liian suuri. Anna enintään ${most}.`,
      sv: `Talet är för stort. Ange högst ${most}.`,
      en: `The number is too big. Give at most ${most}.`,
    }),
  },
  too_small: {
    code: 'INVALID_INPUT',
    text: (least) => ({
      fi: `Luku on liian pieni. Anna vähintään ${least}.`,
      sv: `Talet är för litet. Ange minst ${least}.`,
      en: `The number is too small. Give at least ${least}.`,
    }),
  },
  invalid_code: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Tämä ei ole koodi. Käytä isoja kirjaimia (A–Z, Å, Ä, Ö), numeroita ja niiden jälkeen yhdysmerkkejä, enintään 40 merkkiä.',
      sv: 'Detta är ingen kod. Använd stora bokstäver (A–Z, Å, Ä, Ö), siffror och bindestreck efter dem, högst 40 tecken.',
      en: 'This is no code. Use capital letters (A–Z, Å, Ä, Ö), digits and hyphens after them, at most 40 characters.',
    }),
  },
  invalid_reference: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Organisaatioon viitataan koodilla: kuntaan maatunnuksella ja kuntanumerolla (FI-232), muihin omalla koodilla (TEM).',
      sv: 'En organisation anges med sin kod: en kommun med landskod och kommunkod (FI-232), andra med egen kod (TEM).',
      en: 'An organisation is referred to by its code: a municipality by country and municipality code (FI-232), others by their own (TEM).',
    }),
  },
  code_of_municipality: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Tällainen koodi on vain kunnalla. Lisää koodiin kirjain, esimerkiksi AMK-123.',
      sv: 'En sådan kod har bara en kommun. Lägg till en bokstav, till exempel YH-123.',
      en: 'Only a municipality has such a code. Add a letter to it, such as UNI-123.',
    }),
  },
  one_of: {
    code: 'INVALID_INPUT',
    text: (fields) => ({
      fi: `Anna näistä täsmälleen yksi: ${fields}.`,
      sv: `Ange exakt en av dessa: ${fields}.`,
      en: `Give exactly one of these: ${fields}.`,
    }),
  },
  needed_here: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Tämä tieto tarvitaan muiden annettujen kanssa. Anna se.',
      sv: 'Denna uppgift behövs tillsammans med de övriga. Ange den.',
      en: 'This is needed with what else is given. Give it.',
    }),
  },
  not_here: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Tämä tieto ei sovi muiden annettujen kanssa. Jätä se pois.',
      sv: 'Denna uppgift passar inte ihop med de övriga. Lämna bort den.',
      en: 'This does not go with what else is given. Leave it out.',
    }),
  },
  never_empty: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Tätä tietoa ei voi tyhjentää. Anna uusi arvo, tai jätä tieto pois, jolloin se pysyy ennallaan.',
      sv: 'Denna uppgift kan inte tömmas. Ge ett nytt värde, eller lämna bort uppgiften, så blir den som den är.',
      en: 'This cannot be emptied. Give another value, or leave it out to keep it as it is.',
    }),
  },
  said_or_null: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Tämä tieto puuttuu. Anna se, tai null, kun sitä ei ole.',
      sv: 'Denna uppgift saknas. Ge den, eller null när det inte finns någon.',
      en: 'This is missing. Give it, or null for none.',
    }),
  },
  rhythm_day: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Kuukauden päivä puuttuu. Anna joko päivän numero tai viikonpäivä ja sen järjestysluku kuukaudessa.',
      sv: 'Dagen i månaden saknas. Ange antingen dagens nummer eller veckodagen och dess ordning i månaden.',
      en: 'The day of the month is missing. Give either its number, or the weekday and which of the month it is.',
    }),
  },
  invalid_url: {
    code: 'INVALID_INPUT',
    text: () => ({
      fi: 'Tämä ei ole verkko-osoite. Anna osoite, joka alkaa https://.',
      sv: 'Detta är ingen webbadress. Ange en adress som börjar med https://.',
      en: 'This is not an address on the web. Give one that starts with https://.',
    }),
  },
  invalid_email: { code: 'INVALID_INPUT', text: (fault) => EMAIL_FAULTS[fault] ?? MALFORMED },
  invalid_id: {
    code: 'INVALID_ID',
    text: (kind) => ({
      fi: `Tämä ei ole tunniste, jota tässä odotetaan (${kind}_…).`,
      sv: `Detta är inte en identifierare av väntat slag (${kind}_…).`,
      en: `This is not an id of the expected kind (${kind}_…).`,
    }),
  },
  other_invitation: {
    code: 'INVALID_ID',
    text: (kind) => {
      const [accept, decline, withdraw] = ANSWERED_BY[kind] ?? [];
      return {
        fi: `Tällainen kutsu (${kind}_…) hyväksytään muutoksella ${accept}, hylätään muutoksella ${decline} ja perutaan muutoksella ${withdraw}.`,
        sv: `En sådan inbjudan (${kind}_…) godkänns med ${accept}, avböjs med ${decline} och återkallas med ${withdraw}.`,
        en: `Such an invitation (${kind}_…) is accepted with ${accept}, declined with ${decline} and withdrawn with ${withdraw}.`,
      };
    },
  },
};

/** Zod's own limits, by what they limit, as issues of ours: a schema need not name each of them. */
const TOO_BIG: Record<string, string> = { number: 'too_big', int: 'too_big', string: 'too_long', array: 'too_many' };
const TOO_SMALL: Record<string, string> = { number: 'too_small', int: 'too_small', string: 'blank', array: 'too_few' };

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.message.split(':', 1).some((name) => name in OURS)) return issue.message;
  if (issue.code === 'too_big') return `${TOO_BIG[issue.origin]}:${issue.maximum}`;
  return issue.code === 'too_small' ? `${TOO_SMALL[issue.origin]}:${issue.minimum}` : issue.message;
}

/** What is wrong with a field and how to mend it, in every language. */
export function describeIssue(issue: z.core.$ZodIssue): InputIssue {
  const [name = '', argument = ''] = messageOf(issue).split(':');
  const path = issue.path.map((each) => (typeof each === 'number' ? each : String(each)));
  const ours = OURS[name];
  return ours ? { code: ours.code, path, text: ours.text(argument) } : { code: 'INVALID_INPUT', path, text: MALFORMED };
}
