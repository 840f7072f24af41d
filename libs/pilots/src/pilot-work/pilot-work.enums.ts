import { COMPANY_ROLES, LIGHTS } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const LightEnum = enumOf('StatusLight', 'How a pilot goes, as its coordinator or its owner sees it.', LIGHTS, {
  'on-track': 'It goes as planned',
  'at-risk': 'It may be late or fall short',
  'off-track': 'It will be late or fall short unless something is done',
});

export const CompanyRoleEnum = enumOf('CompanyRole', 'What a company does in a pilot.', COMPANY_ROLES, {
  developer: 'Develops something together with the partners',
  tester: 'Tries something out',
  supplier: 'Supplies goods or services',
  customer: 'Buys what comes of it',
  investor: 'Invests in it',
  other: 'Takes part in another way',
});
