import type { Translations } from '@talkoot/contracts';

/** Nobody knows who asks, and this is not for everybody. */
export class NotAuthenticated extends Error {
  readonly text: Translations = {
    fi: 'Kirjaudu: anna voimassa oleva tunniste otsakkeessa Authorization: Bearer.',
    sv: 'Logga in: ange en giltig token i rubriken Authorization: Bearer.',
    en: 'Sign in: give a valid token in the header Authorization: Bearer.',
  };
}
