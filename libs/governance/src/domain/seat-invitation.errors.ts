import { DomainError, NotAllowed, type Translations } from '@talkoot/contracts';

/** Invitations to seats that wait for an answer: in one body, and of one organisation to one address. */
export const MOST_PENDING_OF_BODY = 100;
export const MOST_PENDING_TO_ONE = 5;
/** Invitations that one organisation sends in a day. */
export const MOST_SENT_IN_A_DAY = 100;
/** Days until an invitation expires. */
export const DAYS_TO_ANSWER = 30;

/** What was offered cannot be given any more. */
export class SeatNoLongerFree extends DomainError {
  constructor() {
    super('SEAT_TAKEN', ['invitation'], {
      fi: 'Paikkaa ei enää voi antaa näille päiville: se on täytetty, päättynyt tai muuttunut. Pyydä kutsujalta uusi kutsu.',
      sv: 'Platsen kan inte längre ges för dessa dagar: den är besatt, har upphört eller ändrats. Be om en ny inbjudan.',
      en: 'The seat cannot be given for these days any more: it is taken, has ended or has changed. Ask for a new invitation.',
    });
  }
}

/** The same person was asked for the same seat and has not answered. */
export class AlreadyInvitedToSeat extends DomainError {
  constructor(field: 'person' | 'personAddress') {
    super('ALREADY_INVITED', [field], {
      fi: 'Henkilö on jo kutsuttu tälle paikalle eikä ole vielä vastannut. Odota vastausta tai peru kutsu.',
      sv: 'Personen har redan bjudits in till denna plats och har inte svarat än. Vänta på svaret eller återkalla inbjudan.',
      en: 'The person is invited to this seat already and has not answered yet. Wait for the answer or withdraw the invitation.',
    });
  }
}

const LIMITS: Record<'of-body' | 'to-one' | 'in-a-day', Translations> = {
  'of-body': {
    fi: `Toimielimen kutsuista enintään ${MOST_PENDING_OF_BODY} voi odottaa vastausta. Peru kutsuja, joita ei enää tarvita.`,
    sv: `Högst ${MOST_PENDING_OF_BODY} av organets inbjudningar kan vänta på svar. Återkalla inbjudningar som inte längre behövs.`,
    en: `At most ${MOST_PENDING_OF_BODY} invitations of a body can wait for an answer. Withdraw those that are not needed.`,
  },
  'to-one': {
    fi: `Samalle henkilölle lähettämistänne kutsuista enintään ${MOST_PENDING_TO_ONE} voi odottaa vastausta. Odota vastausta tai peru kutsuja.`,
    sv: `Högst ${MOST_PENDING_TO_ONE} av era inbjudningar till samma person kan vänta på svar. Vänta på svaret eller återkalla inbjudningar.`,
    en: `At most ${MOST_PENDING_TO_ONE} invitations that you sent to the same person can wait for an answer. Wait for it, or withdraw some.`,
  },
  'in-a-day': {
    fi: `Organisaatio voi lähettää enintään ${MOST_SENT_IN_A_DAY} kutsua päivässä. Jatka huomenna.`,
    sv: `En organisation kan skicka högst ${MOST_SENT_IN_A_DAY} inbjudningar om dagen. Fortsätt i morgon.`,
    en: `An organisation can send at most ${MOST_SENT_IN_A_DAY} invitations a day. Go on tomorrow.`,
  },
};

/** Nobody is to fill the mailboxes of others. */
export class TooManyInvitations extends DomainError {
  constructor(limit: keyof typeof LIMITS, field: 'seat' | 'person' | 'personAddress' = 'seat') {
    super('TOO_MANY', [field], LIMITS[limit]);
  }
}

/** A person agrees for the organisation that they act for, and for no other. */
export class ActsForAnother extends NotAllowed {
  constructor() {
    super('seat:answer', {
      fi: 'Kutsu koskee paikkaa organisaation puolesta. Hyväksy se, kun toimit tämän organisaation puolesta, tai hylkää se.',
      sv: 'Inbjudan gäller en plats för en organisation. Godkänn den när du agerar för den organisationen, eller avböj den.',
      en: 'The invitation is for a seat on behalf of an organisation. Accept it when you act for that organisation, or decline it.',
    });
  }
}

/** Nobody agrees for somebody else. */
export class OnlyTheInvitedPersonAnswers extends NotAllowed {
  constructor() {
    super('seat:answer', {
      fi: 'Kutsuun vastaa vain kutsuttu henkilö itse. Toimielimen omistaja tai sihteeristö voi perua kutsun.',
      sv: 'Endast den inbjudna personen själv svarar på inbjudan. Organets ägare eller sekretariat kan återkalla den.',
      en: 'Only the person who is invited answers the invitation. The owner or the secretariat of the body can withdraw it.',
    });
  }
}
