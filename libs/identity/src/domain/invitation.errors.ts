import { DomainError, type InputPath, NotAllowed } from '@talkoot/contracts';

export class AlreadyInvited extends DomainError {
  constructor(path: InputPath) {
    super('ALREADY_INVITED', path, {
      fi: 'Organisaatio on jo kutsuttu eikä ole vielä vastannut. Odota vastausta tai peru kutsu.',
      sv: 'Organisationen har redan bjudits in och har inte svarat än. Vänta på svaret eller återkalla inbjudan.',
      en: 'The organisation is invited already and has not answered yet. Wait for the answer or withdraw the invitation.',
    });
  }
}

/** Who is invited agrees to what they have read: it stays as it is until they answer. */
export class InvitationsWait extends DomainError {
  constructor() {
    super('WRONG_STATUS', [], {
      fi: 'Joku on kutsuttu mukaan eikä ole vielä vastannut. Odota vastausta tai peru kutsu ja tee muutos sitten.',
      sv: 'Någon är inbjuden och har inte svarat än. Vänta på svaret eller återkalla inbjudan, och gör ändringen sedan.',
      en: 'Somebody is invited and has not answered yet. Wait for the answer or withdraw the invitation, then make the change.',
    });
  }
}

/** Nobody consents for somebody else. */
export class OnlyTheInvitedAnswers extends NotAllowed {
  constructor() {
    super('invitation:answer', {
      fi: 'Kutsuun vastaa vain kutsuttu organisaatio. Kutsun voi perua se, joka sen lähetti.',
      sv: 'Endast den inbjudna organisationen svarar på inbjudan. Den som skickade inbjudan kan återkalla den.',
      en: 'Only the organisation that is invited answers the invitation. The organisation that sent it can withdraw it.',
    });
  }
}
