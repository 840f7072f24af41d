import { z } from 'zod';
import { emailAddress } from './email-address.js';
import { InvalidInput } from './errors.js';
import { SUBJECT_KINDS } from './governance.js';
import { idOfKinds, newId } from './ids.js';
import { parseInput } from './input.js';
import { invitationId } from './invitations.js';
import { money } from './money.js';
import { code } from './organisation.js';
import { formed, plainLine } from './text.js';

describe('what a refused input says', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['aNumberBeyondTheMost', z.int().max(60), 90, 'Luku on liian suuri. Anna enintään 60.'],
    ['aNumberBelowTheLeast', z.int().min(1), 0, 'Luku on liian pieni. Anna vähintään 1.'],
    ['aNumberBeyondAllNumbers', z.int(), 2 ** 60, 'Luku on liian suuri. Anna enintään 9007199254740991.'],
    ['tooMany', z.array(z.string()).max(1), ['a', 'b'], 'Luettelo on liian pitkä. Anna enintään 1.'],
    ['tooFew', z.array(z.string()).min(2), ['a'], 'Luettelo on liian lyhyt. Anna vähintään 2.'],
    ['tooMuchText', z.string().max(2), 'abc', 'Teksti on liian pitkä. Lyhennä se enintään 2 merkkiin.'],
    [
      'aCodeInSmallLetters',
      code,
      'ohjausryhmä',
      'Tämä ei ole koodi. Käytä isoja kirjaimia (A–Z, Å, Ä, Ö), numeroita ja niiden jälkeen yhdysmerkkejä, enintään 40 merkkiä.',
    ],
    [
      'aKeyWithASpace',
      formed(/^[a-z]+$/, 'invalid_key'),
      'K K',
      'Tämä ei ole tunnus. Aloita pienellä kirjaimella ja käytä pieniä kirjaimia (a–z), numeroita ja yhdysmerkkejä, enintään 40 merkkiä.',
    ],
    [
      'neitherOfTwo',
      z.string().refine(() => false, 'at_least_one_of:status, note'),
      '',
      'Anna näistä ainakin yksi: status, note.',
    ],
    [
      'tooMuchMoney',
      money,
      { amount: '99999999999999999999.00', currency: 'EUR' },
      'Rahamäärä on liian suuri. Anna enintään 999999999999999.99.',
    ],
    [
      'noEmailAddress',
      emailAddress,
      'Maija',
      'Sähköpostiosoitteessa on täsmälleen yksi @: nimi@esimerkki.fi. Korjaa osoite.',
    ],
    [
      'aHiddenCharacter',
      plainLine(10),
      'a\u202eb',
      'Tekstissä on näkymätön merkki (U+202E). Poista se tai kirjoita kohta uudelleen.',
    ],
    [
      'anotherKindOfId',
      invitationId('invitation'),
      newId('pilot'),
      'Tämä ei ole tunniste, jota tässä odotetaan (invitation_…). Anna se sellaisena kuin rajapinta sen näyttää.',
    ],
    [
      'anIdOfNoneOfTheKinds',
      idOfKinds(['organisation', 'body']),
      newId('pilot'),
      'Tämä ei ole tunniste, jota tässä odotetaan (organisation_…, body_…). Anna se sellaisena kuin rajapinta sen näyttää.',
    ],
    [
      'anIdOfNoneOfManyKinds',
      idOfKinds(SUBJECT_KINDS),
      newId('meeting'),
      'Tämä ei ole tunniste, jota tässä odotetaan (organisation_…, theme_…, network_…, alliance_…, pilotprogramme_…, project_…, …). Anna se sellaisena kuin rajapinta sen näyttää.',
    ],
    [
      'anInvitationToAPilot',
      invitationId('invitation'),
      newId('partnership'),
      'Tällainen kutsu (partnership_…) hyväksytään muutoksella joinPilot, hylätään muutoksella endInvitation ja perutaan muutoksella endInvitation.',
    ],
    [
      'anInvitationToASeat',
      invitationId('invitation'),
      newId('seatinvitation'),
      'Tällainen kutsu (seatinvitation_…) hyväksytään muutoksella acceptSeat, hylätään muutoksella declineSeat ja perutaan muutoksella withdrawSeatInvitation.',
    ],
    [
      'anInvitationToAnAlliance',
      invitationId('seatinvitation'),
      newId('invitation'),
      'Tällainen kutsu (invitation_…) hyväksytään muutoksella acceptInvitation, hylätään muutoksella declineInvitation ja perutaan muutoksella withdrawInvitation.',
    ],
    ['anotherForm', z.boolean(), 'yes', 'Arvo on väärää muotoa. Tarkista se kuvauksesta.'],
  ])('%s_namesTheFix', (_, schema, input, text) => {
    expect(said(schema, input)).toEqual([text]);
  });
});

function said(schema: z.ZodType, input: unknown): string[] {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (error instanceof InvalidInput) return error.issues.map((issue) => issue.text.fi);
    throw error;
  }
  return [];
}
