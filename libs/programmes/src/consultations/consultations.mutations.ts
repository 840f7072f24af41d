import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Consultation } from './consultation.read-model.js';
import {
  closeConsultation,
  extendConsultation,
  openConsultation,
  withdrawConsultation,
} from './consultations.inputs.js';
import { ConsultationsService } from './consultations.service.js';

const consultation = exampleId('consultation');

export const ConsultationsMutations = mutations(ConsultationsService, (change) => ({
  openConsultation: change({
    description:
      'Ask organisations for their opinion on the draft of a plan. They see the draft from now on; until the last day its plan does not change.',
    may: 'consultation:manage',
    input: openConsultation,
    example: {
      revision: exampleId('revision'),
      organisations: [exampleId('organisation')],
      until: '2027-03-31',
      silence: 'agreed',
    },
    gives: { consultation: () => Consultation },
    run: (consultations, operation, command) => consultations.open(operation, command),
  }),
  extendConsultation: change({
    description: 'Give those who are asked for their opinion more time.',
    may: 'consultation:manage',
    input: extendConsultation,
    example: { consultation, until: '2027-04-30', expectedVersion: 1 },
    gives: { consultation: () => Consultation },
    run: (consultations, operation, command) => consultations.extend(operation, command),
  }),
  closeConsultation: change({
    description: 'Close a consultation before its last day, once all have given their opinion.',
    may: 'consultation:manage',
    input: closeConsultation,
    example: { consultation },
    gives: { consultation: () => Consultation },
    run: (consultations, operation, command) => consultations.close(operation, command),
  }),
  withdrawConsultation: change({
    description:
      'Give up a consultation before its last day. Nobody is asked any longer; who has seen the draft still sees it.',
    may: 'consultation:manage',
    input: withdrawConsultation,
    example: { consultation },
    gives: { consultation: () => Consultation },
    run: (consultations, operation, command) => consultations.withdraw(operation, command),
  }),
}));
