import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Opinion } from './consultation.read-model.js';
import { answerOpinion, giveOpinion } from './consultations.inputs.js';
import { OpinionsService } from './opinions.service.js';

const ofOpinion = { opinion: exampleId('opinion'), expectedVersion: 1 };

export const OpinionsMutations = mutations(OpinionsService, (change) => ({
  giveOpinion: change({
    description: 'Give the opinion of your organisation on a draft, or change it until the last day.',
    may: 'opinion:give',
    input: giveOpinion,
    example: {
      ...ofOpinion,
      position: 'agreed-with-remarks',
      text: { en: 'The region agrees. Public transport is missing.' },
      remarks: [{ item: exampleId('programmeitem'), text: { en: 'Name the railway.' } }],
    },
    gives: { opinion: () => Opinion },
    run: (opinions, operation, command) => opinions.give(operation, command),
  }),
  answerOpinion: change({
    description: 'Say what the definitive version of a plan takes up of an opinion.',
    may: 'consultation:manage',
    input: answerOpinion,
    example: { ...ofOpinion, takenUp: 'partly', text: { en: 'The railway is named; its timetable is not ours.' } },
    gives: { opinion: () => Opinion },
    run: (opinions, operation, command) => opinions.answer(operation, command),
  }),
}));
