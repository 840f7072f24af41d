import type { ProblemText } from './problem.js';

/**
 * What is wrong with a value of a known form. The field's schema names one of these as its error; the key travels
 * through zod as the message.
 */
export const fieldTexts = {
  'field.municipality-code': {
    code: 'not-a-municipality-code',
    message: {
      fi: 'Kuntanumerossa on kolme numeroa (Suomi) tai neljä (Ruotsi), etunollat mukana: 061. Tarkista, ettei taulukkolaskenta ole poistanut etunollia.',
      sv: 'En kommunkod har tre siffror (Finland) eller fyra (Sverige), inledande nollor medräknade: 061. Kontrollera att kalkylprogrammet inte har tagit bort nollorna.',
      en: 'A municipality code has three digits (Finland) or four (Sweden), leading zeros included: 061. See that the spreadsheet has not dropped the zeros.',
    },
  },
  'field.region-code': {
    code: 'not-a-region-code',
    message: {
      fi: 'Maakunnan tai läänin tunnuksessa on kaksi numeroa, etunolla mukana: 06.',
      sv: 'En landskaps- eller länskod har två siffror, inledande nolla medräknad: 06.',
      en: 'A region code has two digits, leading zero included: 06.',
    },
  },
  'field.nuts': {
    code: 'not-a-nuts-code',
    message: {
      fi: 'NUTS 3 -koodi on maatunnus ja kolme merkkiä: FI194.',
      sv: 'En NUTS 3-kod består av landskod och tre tecken: FI194.',
      en: 'A NUTS 3 code is the country and three characters: FI194.',
    },
  },
  'field.year': {
    code: 'not-a-year',
    message: {
      fi: 'Kirjoita vuosi neljällä numerolla: 2021.',
      sv: 'Skriv året med fyra siffror: 2021.',
      en: 'Write the year with four digits: 2021.',
    },
  },
  'field.number': {
    code: 'not-a-number',
    message: {
      fi: 'Kirjoita luku numeroin, desimaalierottimena piste: 62.43.',
      sv: 'Skriv talet med siffror och punkt som decimaltecken: 62.43.',
      en: 'Write the number in digits, with a point for decimals: 62.43.',
    },
  },
} satisfies Record<string, ProblemText>;

export type FieldText = keyof typeof fieldTexts;

/** Whether an issue's message is the key of one of our texts. */
export function isFieldText(key: string): key is FieldText {
  return Object.hasOwn(fieldTexts, key);
}
