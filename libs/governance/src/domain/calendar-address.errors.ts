import { DomainError } from '@talkoot/contracts';

export class TooManyCalendarAddresses extends DomainError {
  constructor(most: number) {
    super('TOO_MANY', [], {
      fi: `Sinulla on jo ${most} kalenteriosoitetta. Kumoa ensin jokin niistä.`,
      sv: `Du har redan ${most} kalenderadresser. Återkalla först någon av dem.`,
      en: `You have ${most} calendar addresses already. Revoke one of them first.`,
    });
  }
}
