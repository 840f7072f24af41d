import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Me } from '../people/me.read-model.js';
import { changeMyDetails } from '../people/people.inputs.js';
import { ofPerson } from './privacy.inputs.js';
import { PrivacyService } from './privacy.service.js';

export const PrivacyMutations = mutations(PrivacyService, (change) => ({
  changeMyDetails: change({
    description: 'Change your name, or the language of the mails to you.',
    may: 'self:use',
    input: changeMyDetails,
    example: { language: 'sv', expectedVersion: 1 },
    gives: { me: () => Me },
    run: (privacy, operation, command) => privacy.changeDetails(operation, command),
  }),
  requestMyData: change({
    description:
      'Get all that is held on you, as JSON: of each table the newest 2,000 rows, and how many there are besides. It is noted that you did.',
    may: 'self:use',
    input: ofPerson,
    example: { person: exampleId('person') },
    gives: { data: { scalar: String, description: 'The export, as the text of a JSON document.' } },
    run: (privacy, operation, command) => privacy.export(operation, command),
  }),
  requestErasure: change({
    description:
      'Have your name, your address and all that names you erased, at once and permanently. You act for nobody any more, and your seats end. The last manager of an organisation is refused until there is another one.',
    may: 'self:use',
    input: ofPerson,
    example: { person: exampleId('person') },
    gives: { person: { scalar: String, description: 'The id, which is all that is left.' } },
    run: (privacy, operation, command) => privacy.erase(operation, command),
  }),
}));
